package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pages of a collection.
 *
 * @param asked the filters, from the query and from the cursor
 * @param limit how many items at most
 * @param path the collection's path
 */
public record Paging(Parameters asked, int limit, String path) {
  private static final String CURSOR = "cursor";
  private static final String NEXT = "next";
  private static final String LIMIT = "limit";

  /** Reads limit, cursor and filters of a call. */
  public static Paging of(Call call, int defaultLimit, int mostLimit) {
    Map<String, List<String>> asked = new LinkedHashMap<>(call.query().values());
    call.query().get(CURSOR).ifPresent(text -> asked.putAll(decode(text).values()));
    Parameters merged = new Parameters(asked);
    return new Paging(merged, merged.number(LIMIT, defaultLimit, 1, mostLimit), call.path());
  }

  /** The id this page begins with, or null for the first page. */
  public Optional<UUID> start() {
    return asked.get(NEXT).map(Paging::uuid);
  }

  /** Adds the link to the page that begins with this id. */
  @Observed("recorded pages, 2026-09: relative href, Base64 cursor, no _links on the last page")
  @Unconfirmed(Switch.CURSOR_CARRIES_FILTERS)
  public void linkNext(ObjectNode body, UUID next, Switches switches) {
    Parameters place =
        Parameters.NONE.with(LIMIT, String.valueOf(limit)).with(NEXT, next.toString());
    Map<String, List<String>> filters = new LinkedHashMap<>(asked.values());
    filters.keySet().removeAll(List.of(CURSOR, NEXT, LIMIT));
    String href;
    if (switches.on(Switch.CURSOR_CARRIES_FILTERS)) {
      Map<String, List<String>> all = new LinkedHashMap<>(place.values());
      all.putAll(filters);
      href = Parameters.NONE.with(CURSOR, encode(new Parameters(all))).encoded();
    } else {
      href = new Parameters(filters).with(CURSOR, encode(place)).encoded();
    }
    body.putObject("_links").putObject(NEXT).put("href", path + "?" + href);
  }

  private static String encode(Parameters parameters) {
    return Base64.getEncoder()
        .encodeToString(parameters.encoded().getBytes(StandardCharsets.UTF_8));
  }

  private static Parameters decode(String cursor) {
    try {
      return Parameters.parse(
          new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("The cursor is not valid.");
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("The cursor is not valid.");
    }
  }
}
