package dev.listkeeper.export;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;

/**
 * Which segments go to which list. Several segments feed the list as a union.
 *
 * @param connection absent for a detached export, which does not run
 * @param list absent for a new duplicate, which does not run
 */
public record Export(
    Key key,
    String displayName,
    Optional<Key> connection,
    Optional<ListId> list,
    DataMatching matching,
    List<Key> segments)
    implements Definition {

  @SuppressWarnings("NullAway") // a missing property of a file arrives as null
  public Export {
    Definition.requireName("An export", displayName);
    connection = connection == null ? Optional.empty() : connection;
    list = list == null ? Optional.empty() : list;
    if (matching == null) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Export '" + key + "' needs Data matching with at least Email.");
    }
    if (segments == null || segments.isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Export '" + key + "' needs at least one segment.");
    }
    segments = segments.stream().distinct().toList();
  }

  /** Where what it knows it put on its list is kept: one ledger a list. */
  public DatasetName ledger() {
    return dataset(DatasetName.Kind.LEDGER);
  }

  /** A dataset of this export on its list; another list is another dataset. */
  public DatasetName dataset(DatasetName.Kind kind) {
    return new DatasetName(kind, key + "." + list.map(ListId::value).orElse("none"));
  }
}
