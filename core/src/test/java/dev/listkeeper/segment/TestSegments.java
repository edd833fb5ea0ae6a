package dev.listkeeper.segment;

import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.util.List;

/** Small segments. */
final class TestSegments {
  private TestSegments() {}

  /** A segment that compares with a text, and names an attribute by it. */
  static Segment with(String text) {
    return new Segment(
        new Key("k"),
        text.isBlank() ? "K" : text,
        text,
        List.of(
            new Rule(
                Rule.Combine.UNION,
                List.of(),
                new Condition.AttributeCondition(
                    new AttributePath(List.of(new Key("orders")), text),
                    new Test.EqualTo(Value.of(text), false, false)))));
  }
}
