package dev.listkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The boundaries of core and what it knows hold, and each would be noticed if it did not. */
class BoundariesTest {
  private static JavaClasses product;

  @TempDir Path folder;

  @BeforeAll
  static void product() {
    product = Code.ofTheProduct();
  }

  static Stream<Boundary> boundaries() {
    return Boundaries.all().stream();
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void holds(Boundary boundary) {
    boundary.rule().check(product);
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void isNoticedWhenBroken(Boundary boundary) {
    assertThat(violations(boundary.rule(), boundary.planted()))
        .isNotEmpty()
        .allMatch(violation -> violation.contains("Offender"));
  }

  @Test
  void theTargetForConstantContactMayKnowTheClient() {
    List<String> sources =
        List.of(
            "package dev.listkeeper.constantcontact.list; public class ContactList {}",
            "package dev.listkeeper.export.constantcontact;"
                + " class Target { dev.listkeeper.constantcontact.list.ContactList list; }");
    Boundaries.all().stream()
        .filter(boundary -> !boundary.toString().contains("NullMarked"))
        .map(Boundary::rule)
        .map(rule -> rule.allowEmptyShould(true))
        .forEach(rule -> assertThat(violations(rule, sources)).isEmpty());
  }

  @Test
  void timeFromAClockAndSleepersAreFine() {
    List<String> sources =
        List.of(
            "package dev.listkeeper.export; class RealSleeper {"
                + " void pause() throws InterruptedException { Thread.sleep(1); } }",
            "package dev.listkeeper.refresh; class Today {"
                + " java.time.LocalDate today(java.time.Clock c) { return java.time.LocalDate.now(c); } }");
    Boundaries.all().stream()
        .filter(boundary -> boundary.toString().contains("access target"))
        .forEach(boundary -> assertThat(violations(boundary.rule(), sources)).isEmpty());
  }

  private List<String> violations(ArchRule rule, List<String> sources) {
    return rule.evaluate(Code.compiled(folder, sources)).getFailureReport().getDetails();
  }
}
