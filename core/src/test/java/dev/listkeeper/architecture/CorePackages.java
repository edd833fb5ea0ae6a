package dev.listkeeper.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** The packages of core in their order: each knows itself and earlier ones. */
final class CorePackages {
  private static final List<String> ORDER =
      List.of(
          "problem",
          "workspace",
          "schedule",
          "query",
          "snapshot",
          "source",
          "profile",
          "unification",
          "segment",
          "connection",
          "export",
          "refresh",
          "memory");

  private CorePackages() {}

  /** The place of a core class in the order; -1 for a package that has none. */
  static int place(JavaClass type) {
    String below =
        type.getBaseComponentType().getPackageName().substring("dev.listkeeper".length());
    return below.isEmpty() ? -1 : ORDER.indexOf(below.substring(1).split("\\.", 2)[0]);
  }
}
