package dev.listkeeper.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What the boundary rules ask of a class, where ArchUnit has no words for it. */
final class Conditions {
  private Conditions() {}

  static ArchCondition<JavaClass> knowOnlyModulesTheyMay() {
    return eachDependency(
        "know only the modules they may",
        dependency ->
            Module.of(dependency.getTargetClass())
                .filter(
                    target -> !Module.of(dependency.getOriginClass()).orElseThrow().mayKnow(target))
                .isEmpty());
  }

  static ArchCondition<JavaClass> knowOnlyEarlierPackages() {
    return eachDependency(
        "know only earlier packages",
        dependency ->
            Module.of(dependency.getTargetClass()).filter(Module.CORE::equals).isEmpty()
                || CorePackages.place(dependency.getTargetClass())
                    <= CorePackages.place(dependency.getOriginClass()));
  }

  static ArchCondition<JavaClass> haveAPlaceInTheOrder() {
    return each("have a place in the order of packages", type -> CorePackages.place(type) >= 0);
  }

  static ArchCondition<JavaClass> liveInANullMarkedPackage() {
    return each(
        "live in a package whose package-info says @NullMarked",
        type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  /** Instant.now(), LocalDate.now(zone) and their like; those that take a clock are fine. */
  static DescribedPredicate<JavaAccess<?>> askTheMachineForTheTime() {
    return target(
        "ask the machine for the time",
        target ->
            switch (target.getOwner().getName()) {
              case "java.lang.System" -> target.getName().equals("currentTimeMillis");
              case "java.util.Date" ->
                  target.getName().equals("<init>") && parameters(target).isEmpty();
              default ->
                  target.getOwner().getPackageName().startsWith("java.time")
                      && target.getName().equals("now")
                      && !parameters(target).contains("java.time.Clock");
            });
  }

  static DescribedPredicate<JavaAccess<?>> makeAClock() {
    return target(
        "make a clock",
        target ->
            (target.getOwner().getName().equals("java.time.Clock")
                    || target.getOwner().getName().equals("java.time.InstantSource"))
                && target.getName().startsWith("system"));
  }

  static DescribedPredicate<JavaAccess<?>> sleep() {
    return target(
        "sleep",
        target ->
            target.getName().equals("sleep")
                && (target.getOwner().isEquivalentTo(Thread.class)
                    || target.getOwner().getName().equals("java.util.concurrent.TimeUnit")));
  }

  private static String parameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        ? String.join(",", unit.getRawParameterTypes().stream().map(JavaClass::getName).toList())
        : "";
  }

  private static DescribedPredicate<JavaAccess<?>> target(
      String description, Predicate<AccessTarget> predicate) {
    return DescribedPredicate.describe(description, access -> predicate.test(access.getTarget()));
  }

  private static ArchCondition<JavaClass> each(String description, Predicate<JavaClass> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!holds.test(type)) {
          events.add(violated(type, type.getName() + " does not " + description));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> eachDependency(
      String description, Predicate<Dependency> holds) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(holds.negate())
            .forEach(dependency -> events.add(violated(dependency, dependency.getDescription())));
      }
    };
  }
}
