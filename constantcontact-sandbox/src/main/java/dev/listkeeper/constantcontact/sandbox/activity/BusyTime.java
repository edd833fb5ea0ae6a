package dev.listkeeper.constantcontact.sandbox.activity;

import java.time.Duration;

/**
 * Time that activities took.
 *
 * @param imports real work on imports
 * @param exports real work on exports
 * @param simulatedImports delays imports were given
 * @param simulatedExports delays exports were given
 */
public record BusyTime(
    Duration imports, Duration exports, Duration simulatedImports, Duration simulatedExports) {
  static BusyTime none() {
    return new BusyTime(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
  }

  BusyTime plus(Activity activity, Duration work) {
    Duration simulated = Duration.between(activity.startsAt(), activity.dueAt());
    if (activity.kind().isImport()) {
      return new BusyTime(
          imports.plus(work), exports, simulatedImports.plus(simulated), simulatedExports);
    }
    return activity.kind() == Kind.EXPORT
        ? new BusyTime(
            imports, exports.plus(work), simulatedImports, simulatedExports.plus(simulated))
        : this;
  }
}
