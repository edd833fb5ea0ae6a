package dev.listkeeper.server.workspace;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whose connections are whose: who may use one, who may change the exports that go through it, and
 * what of it nobody else gets to see.
 */
public final class ConnectionRights {
  private final Definitions<Connection> connections;

  public ConnectionRights(Definitions<Connection> connections) {
    this.connections = connections;
  }

  /** Whether somebody may use a connection for exports, and so know that it is there. */
  public static boolean mayUse(CurrentUser user, Connection connection) {
    return switch (connection.availableTo()) {
      case CONTRIBUTORS -> user.may(Permission.USE_SHARED_CONNECTIONS);
      case ADMINISTRATORS -> user.may(Permission.MANAGE_CONNECTIONS);
    };
  }

  /** The same; false as well when there is no such connection. */
  public boolean mayUse(CurrentUser user, Key connection) {
    return connections.find(connection).filter(found -> mayUse(user, found)).isPresent();
  }

  /** The connections that somebody may use. */
  public List<Connection> usable(CurrentUser user) {
    return connections.all().stream().filter(one -> mayUse(user, one)).toList();
  }

  /** Whether somebody may change, run or remove an export. */
  public boolean mayEdit(CurrentUser user, Export export) {
    return user.may(Permission.CONFIGURE_EXPORTS)
        && export.connection().map(connection -> mayUse(user, connection)).orElse(true);
  }

  /** The same of many exports: the connections are read once. */
  public Predicate<Export> editableBy(CurrentUser user) {
    Set<Key> usable = usable(user).stream().map(Connection::key).collect(Collectors.toSet());
    return export ->
        user.may(Permission.CONFIGURE_EXPORTS)
            && export.connection().map(usable::contains).orElse(true);
  }

  /**
   * Refuses who may not change, run or remove an export.
   *
   * @throws Problem NOT_ALLOWED
   */
  public void requireMayEdit(CurrentUser user, Export export) {
    user.require(Permission.CONFIGURE_EXPORTS);
    if (!mayEdit(user, export)) {
      throw new Problem(
          ProblemCode.NOT_ALLOWED,
          "The export '"
              + export.key()
              + "' uses a connection that is not shared with Contributors; ask an Administrator.");
    }
  }

  /**
   * Refuses to let an export use a connection that somebody may not use.
   *
   * @throws Problem NOT_FOUND, because such a connection does not exist for them
   */
  public void requireMayUse(CurrentUser user, Key connection) {
    if (!mayUse(user, connection)) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no connection '" + connection + "'.");
    }
  }

  /** An export without the connection that somebody may not know. */
  public Export asSeenBy(CurrentUser user, Export export) {
    return export.connection().filter(connection -> !mayUse(user, connection)).isPresent()
        ? export.withoutConnection()
        : export;
  }

  /** All definitions without the connections that somebody may not know. */
  public Contents asSeenBy(CurrentUser user, Contents contents) {
    return contents
        .withConnections(contents.connections().stream().filter(one -> mayUse(user, one)).toList())
        .withExports(contents.exports().stream().map(one -> asSeenBy(user, one)).toList());
  }
}
