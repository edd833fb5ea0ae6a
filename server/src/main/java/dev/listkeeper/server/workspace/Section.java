package dev.listkeeper.server.workspace;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One kind of definition.
 *
 * @param name in the file and in the API's addresses
 * @param noun as it stands in a sentence
 * @param in the definitions of this kind among all
 * @param with all, with these of this kind
 */
public record Section<T extends Definition>(
    String name,
    String noun,
    Class<T> type,
    Definitions<T> stored,
    Function<Contents, List<T>> in,
    BiFunction<Contents, List<T>, Contents> with) {

  /** The definition of a key, if it is stored. */
  public T require(Key key) {
    return stored
        .find(key)
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no " + noun + " '" + key + "'."));
  }
}
