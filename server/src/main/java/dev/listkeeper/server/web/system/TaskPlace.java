package dev.listkeeper.server.web.system;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.workspace.Key;
import java.util.Arrays;

/** How the kinds of tasks are called in addresses. */
enum TaskPlace {
  SOURCES(Task.Kind.SOURCE),
  PROFILES(Task.Kind.CUSTOMERS),
  SEGMENTS(Task.Kind.SEGMENT),
  EXPORTS(Task.Kind.EXPORT);

  /** Of a path variable named {@code group}. */
  static final String PATTERN = "{group:sources|profiles|segments|exports}";

  private final Task.Kind kind;

  TaskPlace(Task.Kind kind) {
    this.kind = kind;
  }

  Task.Kind kind() {
    return kind;
  }

  /** As it stands in addresses. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static TaskPlace of(Task.Kind kind) {
    return Arrays.stream(values()).filter(one -> one.kind == kind).findFirst().orElseThrow();
  }

  /**
   * @throws Problem NOT_FOUND
   */
  static TaskPlace of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new Problem(ProblemCode.NOT_FOUND, "There is no group of tasks '" + word + "'."));
  }

  /** Where the history of a task is. */
  String address(Key key) {
    return SystemTabs.STATUS + "/" + word() + "/" + key;
  }
}
