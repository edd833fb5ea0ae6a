package dev.listkeeper.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same boundaries over everything that the server is made of. */
class AllModulesTest {
  private static JavaClasses product;

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
  @CsvSource({
    "constantcontact-client, CLIENT",
    "constantcontact-sandbox, SANDBOX",
    "core, CORE",
    "engine-duckdb, ENGINE",
    "server, SERVER"
  })
  void isLookedAtWhenItHasSources(String folder, Module module) {
    assumeTrue(
        Files.exists(Path.of(System.getProperty("listkeeper.root"), folder, "src/main/java")));
    assertThat(product.stream().flatMap(type -> Module.of(type).stream())).contains(module);
  }
}
