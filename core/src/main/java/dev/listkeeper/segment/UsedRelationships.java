package dev.listkeeper.segment;

import dev.listkeeper.workspace.Key;
import java.util.LinkedHashSet;
import java.util.Set;

/** The relationships a segment goes over, in rules and conditions. */
public final class UsedRelationships {
  private UsedRelationships() {}

  public static Set<Key> of(Segment segment) {
    Set<Key> used = new LinkedHashSet<>();
    for (Rule rule : segment.rules()) {
      used.addAll(rule.path());
      collect(rule.condition(), used);
    }
    return used;
  }

  private static void collect(Condition condition, Set<Key> used) {
    switch (condition) {
      case Condition.All all -> all.conditions().forEach(part -> collect(part, used));
      case Condition.Any any -> any.conditions().forEach(part -> collect(part, used));
      case Condition.AttributeCondition attribute ->
          used.addAll(attribute.attribute().relationships());
      case Condition.AggregateCondition aggregate -> {
        used.addAll(aggregate.path());
        aggregate.where().ifPresent(where -> collect(where, used));
      }
      case Condition.RowsCondition rows -> {
        used.addAll(rows.path());
        collect(rows.where(), used);
      }
    }
  }
}
