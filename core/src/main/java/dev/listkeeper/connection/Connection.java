package dev.listkeeper.connection;

import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;

/**
 * A connection to a Constant Contact account as people define it; secrets and consent are its
 * {@link ConnectionState}.
 */
public record Connection(Key key, String displayName, Sharing availableTo) implements Definition {

  /** Who may use it for exports. */
  public enum Sharing {
    ADMINISTRATORS,
    CONTRIBUTORS
  }
}
