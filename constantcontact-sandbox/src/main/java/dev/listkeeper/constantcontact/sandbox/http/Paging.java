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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  /**
   * A page cut out of a whole collection.
   *
   * @param next the id the following page begins with, null on the last page
   */
  public record Stretch<T>(List<T> items, @Nullable UUID next) {}

  /** The items of this page. */
  public <T> Stretch<T> stretch(List<T> all, Function<T, UUID> idOf) {
    int from = start().map(id -> placeOf(all, idOf, id)).orElse(0);
    int to = Math.min(all.size(), from + limit);
    return new Stretch<>(all.subList(from, to), to < all.size() ? idOf.apply(all.get(to)) : null);
  }

  private static <T> int placeOf(List<T> all, Function<T, UUID> idOf, UUID id) {
    for (int i = 0; i < all.size(); i++) {
      if (idOf.apply(all.get(i)).equals(id)) {
        return i;
      }
    }
    throw Refusal.invalid("The cursor is not valid.");
  }

  /** Adds the link to the page after this one, if there is one. */
  public void link(ObjectNode body, Stretch<?> page, Switches switches) {
    link(body, page.next(), switches);
  }

  /** Adds the link to the page that begins with this id, or what the last page has instead. */
  @Observed("recorded pages, 2026-09: no _links on the last page")
  @Unconfirmed(Switch.LAST_PAGE_HAS_EMPTY_LINKS)
  public void link(ObjectNode body, @Nullable UUID next, Switches switches) {
    if (next != null) {
      linkNext(body, next, switches);
    } else if (switches.on(Switch.LAST_PAGE_HAS_EMPTY_LINKS)) {
      body.putObject("_links");
    }
  }

  @Observed("recorded pages, 2026-09: relative href, Base64 cursor")
  @Unconfirmed(Switch.CURSOR_CARRIES_FILTERS)
  private void linkNext(ObjectNode body, UUID next, Switches switches) {
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
