package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection with the steps that make it usable, in their order.
 *
 * @param account at Constant Contact; empty before the first sign-in
 * @param redirect what has to be entered at Constant Contact as the redirect address
 * @param usedBy exports that stand in the way of removing it
 */
public record ConnectionView(
    String name,
    String address,
    String sharing,
    StatusView health,
    String account,
    String redirect,
    Step agreement,
    Step authentication,
    Step exportUser,
    Step save,
    List<User> usedBy) {

  /**
   * A step.
   *
   * @param done in words who did it, when; null while it is open
   * @param open whether it can be done now
   */
  public record Step(@Nullable String done, boolean open) {}

  /** An export that uses it. */
  public record User(String name, String address) {}
}
