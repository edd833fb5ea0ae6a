package dev.listkeeper.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.listkeeper.architecture.Module.CLIENT;
import static dev.listkeeper.architecture.Module.CORE;
import static dev.listkeeper.architecture.Module.ENGINE;
import static dev.listkeeper.architecture.Module.SANDBOX;

import java.util.List;

/** All boundary rules. A rule can't be written down here without something that breaks it. */
final class Boundaries {
  private static final String LIST_OF_THE_SERVICE =
      "package dev.listkeeper.constantcontact.list; public class ContactList {}";

  private Boundaries() {}

  static List<Boundary> all() {
    return List.of(
        Boundary.of(
            classes()
                .should(Conditions.knowOnlyModulesTheyMay())
                .because(
                    "the sandbox must not share a misreading of the API with the client, and"
                        + " only the server wires"),
            LIST_OF_THE_SERVICE,
            "package dev.listkeeper.constantcontact.sandbox.list;"
                + " class Offender { dev.listkeeper.constantcontact.list.ContactList list; }"),
        Boundary.of(
            classes()
                .that(Module.in(ENGINE))
                .or(Module.in(CORE))
                .should(Conditions.knowOnlyModulesTheyMay())
                .because("an engine knows core and nothing else"),
            LIST_OF_THE_SERVICE,
            "package dev.listkeeper.engine.planted;"
                + " class Offender { dev.listkeeper.constantcontact.list.ContactList list; }"),
        Boundary.of(
            classes().that(Module.in(CORE)).should(Conditions.haveAPlaceInTheOrder()),
            "package dev.listkeeper.stray; class Offender {}"),
        Boundary.of(
            classes().that(Module.in(CORE)).should(Conditions.knowOnlyEarlierPackages()),
            "package dev.listkeeper.segment; public class Planted {}",
            "package dev.listkeeper.query;"
                + " class Offender { java.util.List<dev.listkeeper.segment.Planted[]> later; }"),
        Boundary.of(
            noClasses()
                .that(Module.in(CORE))
                .and()
                .resideOutsideOfPackage("dev.listkeeper.export.constantcontact..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.listkeeper.constantcontact..")
                .because("another target than Constant Contact must not touch the rest of core"),
            LIST_OF_THE_SERVICE,
            "package dev.listkeeper.connection;"
                + " class Offender { dev.listkeeper.constantcontact.list.ContactList list; }"),
        Boundary.of(
            noClasses()
                .that(Module.in(CORE, ENGINE, CLIENT, SANDBOX))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.."),
            "package org.springframework.planted; public @interface Service {}",
            "package dev.listkeeper.segment;"
                + " @org.springframework.planted.Service class Offender {}"),
        Boundary.of(
            noClasses()
                .that(Module.in(CORE, CLIENT, SANDBOX))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."),
            "package dev.listkeeper.source;"
                + " class Offender { void read(java.sql.Connection connection) {} }"),
        Boundary.of(
            noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl|Dto)"),
            "package dev.listkeeper.query; class Offender { static class NameHelper {} }"),
        Boundary.of(
            noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..dto..", "..impl.."),
            "package dev.listkeeper.query.util; class Offender {}"),
        Boundary.of(
            classes().that().areTopLevelClasses().should(Conditions.liveInANullMarkedPackage()),
            "package dev.listkeeper.query.planted; class Offender {}"),
        Boundary.of(
            noClasses().should().accessTargetWhere(Conditions.askTheMachineForTheTime()),
            "package dev.listkeeper.refresh; class Offender {"
                + " java.util.function.Supplier<java.time.Instant> now = java.time.Instant::now; }"),
        Boundary.of(
            noClasses().that(Module.in(CORE)).should().accessTargetWhere(Conditions.makeAClock()),
            "package dev.listkeeper.refresh;"
                + " class Offender { java.time.Clock clock = java.time.Clock.systemUTC(); }"),
        Boundary.of(
            noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Sleeper")
                .should()
                .accessTargetWhere(Conditions.sleep()),
            "package dev.listkeeper.refresh; class Offender {"
                + " void wait(int n) throws InterruptedException { Thread.sleep(n); } }"));
  }
}
