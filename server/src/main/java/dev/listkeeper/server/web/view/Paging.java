package dev.listkeeper.server.web.view;

/**
 * Which rows of many a page shows.
 *
 * @param page from 1
 */
public record Paging(int page, int size) {
  private static final int LAST = 1_000_000;

  /** Numbers from an address, so whatever they are they mean some page. */
  public static Paging of(int page, int size) {
    return new Paging(Math.clamp(page, 1, LAST), size);
  }

  public long offset() {
    return (page - 1L) * size;
  }
}
