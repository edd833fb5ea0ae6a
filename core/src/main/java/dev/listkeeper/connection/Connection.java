package dev.listkeeper.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;

/**
 * A connection to a Constant Contact account as people define it; secrets and consent are its
 * {@link ConnectionState}.
 *
 * @param availableTo Administrators unless given
 */
public record Connection(
    Key key, String displayName, @JsonProperty(defaultValue = "ADMINISTRATORS") Sharing availableTo)
    implements Definition {

  @SuppressWarnings("NullAway") // what is left out in a file arrives as null
  public Connection {
    Definition.requireName("A connection", displayName);
    availableTo = availableTo == null ? Sharing.ADMINISTRATORS : availableTo;
  }

  /** Who may use it for exports. */
  public enum Sharing {
    ADMINISTRATORS,
    CONTRIBUTORS
  }
}
