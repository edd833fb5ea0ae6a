package dev.listkeeper.segment;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.List;

/**
 * A group of customers, said in rules.
 *
 * @param description free text, may be empty
 * @param rules joined from left to right over CustomerId, without precedence: (1 op 2) op 3
 */
public record Segment(Key key, String displayName, String description, List<Rule> rules)
    implements Definition {

  public Segment {
    rules = List.copyOf(rules);
    Definition.requireName("A segment", displayName);
    if (rules.isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "A segment needs a rule; 'all: []' means every customer.");
    }
    if (rules.getFirst().combine() != Rule.Combine.UNION) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The first rule of a segment has nothing before it to combine with; leave 'combine' out.");
    }
  }
}
