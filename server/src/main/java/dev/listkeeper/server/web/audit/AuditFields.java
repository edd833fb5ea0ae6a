package dev.listkeeper.server.web.audit;

import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.AuditFilter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is looked for, as it stands in the address; empty is anything.
 *
 * @param fromDay first day, like 2026-03-01
 * @param toDay last day, included
 */
record AuditFields(String who, String action, String object, String fromDay, String toDay) {

  /** Whatever stands in the address means something: what can't be read is left out. */
  AuditFilter filter(ZoneId zone) {
    return new AuditFilter(
        given(who),
        given(action).flatMap(AuditFields::action),
        given(object),
        day(fromDay).map(day -> day.atStartOfDay(zone).toInstant()),
        day(toDay).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(one -> !one.isEmpty());
  }

  private static Optional<AuditAction> action(String name) {
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.name().equals(name))
        .findFirst();
  }

  private static Optional<LocalDate> day(String text) {
    return given(text)
        .filter(one -> one.matches("\\d{4}-\\d\\d-\\d\\d"))
        .flatMap(AuditFields::parse);
  }

  private static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException noSuchDay) {
      return Optional.empty();
    }
  }

  String page(int number) {
    return UriComponentsBuilder.fromPath("/audit")
        .queryParam("who", "{who}")
        .queryParam("action", "{action}")
        .queryParam("object", "{object}")
        .queryParam("fromDay", "{fromDay}")
        .queryParam("toDay", "{toDay}")
        .queryParam("page", number)
        .encode()
        .buildAndExpand(who, action, object, fromDay, toDay)
        .toUriString();
  }

  /** The same for the file, which wants points in time. */
  static String file(AuditFilter filter) {
    UriComponentsBuilder file = UriComponentsBuilder.fromPath("/api/v1/audit.csv");
    List<Object> values = new ArrayList<>();
    filter.who().ifPresent(one -> add(file, values, "who", one));
    filter.action().ifPresent(one -> add(file, values, "action", one));
    filter.object().ifPresent(one -> add(file, values, "object", one));
    filter.from().ifPresent(one -> add(file, values, "from", one));
    filter.to().ifPresent(one -> add(file, values, "to", one));
    return file.encode().buildAndExpand(values.toArray()).toUriString();
  }

  private static void add(
      UriComponentsBuilder file, List<Object> values, String name, Object value) {
    file.queryParam(name, "{" + name + "}");
    values.add(value);
  }
}
