package dev.listkeeper.profile;

import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;

/**
 * How rows of two tables belong together: {@code from.fromColumn} holds a value of {@code
 * to.toColumn}.
 *
 * @param cardinality many-to-one: several rows of {@code from} may belong to one of {@code to}
 */
public record Relationship(
    Key key,
    String displayName,
    TableName from,
    String fromColumn,
    TableName to,
    String toColumn,
    Cardinality cardinality)
    implements Definition {

  public Relationship {
    Definition.requireName("A relationship", displayName);
  }

  /** How many rows of the first table belong to one of the second. */
  public enum Cardinality {
    MANY_TO_ONE,
    ONE_TO_ONE
  }
}
