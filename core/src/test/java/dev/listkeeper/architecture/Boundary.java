package dev.listkeeper.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * A rule together with what it is there to catch: sources whose class {@code Offender} breaks it.
 *
 * @param planted one or more source files
 */
record Boundary(ArchRule rule, List<String> planted) {

  static Boundary of(ArchRule rule, String... planted) {
    return new Boundary(rule, List.of(planted));
  }

  @Override
  public String toString() {
    return rule.getDescription();
  }
}
