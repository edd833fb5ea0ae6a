package dev.listkeeper.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.Optional;

/**
 * A connection to a Constant Contact account as people define it; secrets and consent are its
 * {@link ConnectionState}.
 *
 * @param availableTo Administrators unless given
 * @param limit how many distinct sendable addresses an export through it may have; {@link #LIMIT}
 *     unless given
 */
public record Connection(
    Key key,
    String displayName,
    @JsonProperty(defaultValue = "ADMINISTRATORS") Sharing availableTo,
    Optional<Long> limit)
    implements Definition {
  public static final long LIMIT = 1_000_000;

  @SuppressWarnings("NullAway") // what is left out in a file arrives as null
  public Connection {
    Definition.requireName("A connection", displayName);
    availableTo = availableTo == null ? Sharing.ADMINISTRATORS : availableTo;
    limit = limit == null ? Optional.empty() : limit;
    if (limit.filter(addresses -> addresses < 1).isPresent()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The limit of a connection must be at least 1 address; leave it out for " + LIMIT + ".");
    }
  }

  /** Who may use it for exports. */
  public enum Sharing {
    ADMINISTRATORS,
    CONTRIBUTORS
  }
}
