package dev.listkeeper.server.workspace;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.connect.AccountLists;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses an export that is given a list its account does not have, before anything is written.
 * Lists it had before are left to its runs.
 */
public final class ListCheck {
  private final AccountLists lists;

  public ListCheck(AccountLists lists) {
    this.lists = lists;
  }

  private record Use(Key connection, ListId list) {}

  /**
   * Asks the accounts about lists that are new to an export.
   *
   * @throws Problem LIST_NOT_FOUND, naming the export
   */
  void check(Contents before, Contents after) {
    Set<Use> old =
        before.exports().stream().flatMap(e -> use(e).stream()).collect(Collectors.toSet());
    for (Export export : after.exports()) {
      use(export).filter(use -> !old.contains(use)).ifPresent(use -> requireThere(export, use));
    }
  }

  private void requireThere(Export export, Use use) {
    try {
      lists.requireThere(use.connection(), use.list());
    } catch (Problem problem) {
      throw new Problem(
          ProblemCode.LIST_NOT_FOUND,
          "Export '" + export.key() + "': " + problem.sentence(),
          problem);
    }
  }

  private static Optional<Use> use(Export export) {
    return export
        .connection()
        .flatMap(connection -> export.list().map(list -> new Use(connection, list)));
  }
}
