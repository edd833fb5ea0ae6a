package dev.listkeeper.server.web.export;

import org.jspecify.annotations.Nullable;

/**
 * The question what becomes of the people on the list when an export leaves it.
 *
 * @param said how many they are, in a sentence
 * @param choice what can be chosen about them; null when there is nobody, or nobody can be taken
 *     off
 * @param stands why nobody can be taken off; null when they can, or there is nobody
 * @param underWay whether a run is, which ends early
 */
public record LeaveView(
    String title,
    String action,
    String back,
    String said,
    String hint,
    @Nullable Choice choice,
    @Nullable String stands,
    boolean underWay,
    String submit) {

  /** Two ways, each with its number. */
  public record Choice(String stay, String go) {}
}
