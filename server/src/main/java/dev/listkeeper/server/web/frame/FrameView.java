package dev.listkeeper.server.web.frame;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of a signed-in person.
 *
 * @param role of the person, in words
 * @param unread notifications of theirs
 * @param banner what needs a person; null when nothing does
 */
public record FrameView(
    List<NavigationView> navigation,
    String person,
    String role,
    long unread,
    @Nullable Banner banner) {

  /** Something that stands in the way, and the page that solves it; action empty: no page does. */
  public record Banner(String sentence, String action, String address) {}
}
