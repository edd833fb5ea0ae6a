package dev.listkeeper.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The modules, told apart by their packages, and whom each may know besides itself. */
enum Module {
  SANDBOX("dev.listkeeper.constantcontact.sandbox"),
  CLIENT("dev.listkeeper.constantcontact"),
  SERVER("dev.listkeeper.server"),
  ENGINE("dev.listkeeper.engine"),
  SIMULATION("dev.listkeeper.simulation"),
  BENCHMARKS("dev.listkeeper.benchmarks"),
  EXAMPLES("dev.listkeeper.examples"),
  CORE("dev.listkeeper");

  private final String root;

  Module(String root) {
    this.root = root;
  }

  /** The module of a class; of a longer package name the more special module. */
  static Optional<Module> of(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return Arrays.stream(values())
        .filter(module -> name.equals(module.root) || name.startsWith(module.root + "."))
        .findFirst();
  }

  boolean mayKnow(Module other) {
    return other == this
        || switch (this) {
          case CLIENT, SANDBOX -> false;
          case CORE -> other == CLIENT;
          case ENGINE -> other == CORE;
          case SIMULATION -> other == CORE || other == CLIENT || other == SANDBOX;
          case SERVER -> other != SIMULATION && other != BENCHMARKS && other != EXAMPLES;
          case BENCHMARKS -> other != EXAMPLES;
          case EXAMPLES -> true;
        };
  }

  static DescribedPredicate<JavaClass> in(Module... modules) {
    Set<Module> wanted = Set.copyOf(List.of(modules));
    return DescribedPredicate.describe(
        "are in " + List.of(modules), type -> of(type).filter(wanted::contains).isPresent());
  }
}
