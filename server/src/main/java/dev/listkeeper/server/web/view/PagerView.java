package dev.listkeeper.server.web.view;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Below a list: which rows of how many, and the ways to the others.
 *
 * @param total how many rows there are in all
 * @param previous address of the page before; null on the first
 * @param next address of the page after; null on the last
 */
public record PagerView(long total, String text, @Nullable String previous, @Nullable String next) {

  public static PagerView of(Paging paging, long total, Words words, IntFunction<String> address) {
    long from = Math.min(paging.offset() + 1, total);
    long to = Math.min(paging.offset() + paging.size(), total);
    return new PagerView(
        total,
        words.say("pager.text", from, to, total),
        paging.page() > 1 ? address.apply(paging.page() - 1) : null,
        to < total ? address.apply(paging.page() + 1) : null);
  }
}
