package dev.listkeeper.server.web.permission;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All users and API tokens. */
record PermissionsView(String state, List<Person> users, List<Token> tokens, List<Option> roles) {

  /** A user; never signed in: null. */
  record Person(
      String name,
      String email,
      String address,
      String role,
      StatusView state,
      @Nullable MomentView signedIn) {}

  /**
   * An API token.
   *
   * @param expires null: never
   * @param used null: never
   */
  record Token(
      String name,
      String role,
      String owner,
      String address,
      MomentView made,
      @Nullable MomentView expires,
      @Nullable MomentView used) {}
}
