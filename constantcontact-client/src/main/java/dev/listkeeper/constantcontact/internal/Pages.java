package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.UnexpectedAnswer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads pages and walks from one to the next. */
public final class Pages {

  private Pages() {}

  /** One page out of an answer; a link to anywhere but the API is refused. */
  static <T> Page<T> page(JsonObject json, String items, Function<JsonObject, T> mapping) {
    Optional<String> href =
        json.object("_links").flatMap(links -> links.object("next")).flatMap(n -> n.text("href"));
    return new Page<>(json.requiredObjects(items, mapping), href.map(Pages::next));
  }

  /** The items of all pages, each page fetched only when the stream gets there. */
  public static <T> Stream<T> walk(
      Supplier<Page<T>> first, Function<Page.Next, Page<T>> following) {
    Set<Page.Next> seen = new HashSet<>();
    return Stream.of(first)
        .flatMap(start ->
            Stream.iterate(
                Optional.of(start.get()),
                Optional::isPresent,
                page -> page.flatMap(Page::next).map(next -> follow(next, seen, following))))
        .flatMap(page -> page.stream().flatMap(each -> each.items().stream()));
  }

  private static <T> Page<T> follow(
      Page.Next next, Set<Page.Next> seen, Function<Page.Next, Page<T>> following) {
    if (!seen.add(next)) {
      String endpoint = "GET " + next.href().substring("/v3".length()).replaceAll("\\?.*", "");
      throw new UnexpectedAnswer(
          FailedCall.withoutAnswer(endpoint, false), "The pages are linked in a circle.");
    }
    return following.apply(next);
  }

  private static Page.Next next(String href) {
    try {
      return new Page.Next(href);
    } catch (IllegalArgumentException hostile) {
      throw new UnreadableJson("its link to the next page leads elsewhere");
    }
  }
}
