package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.Forbidden;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.EngineException;
import java.util.Optional;

/** What breaks a step of a run: whether it may pass by itself, and what it means to a person. */
final class Setbacks {
  private static final System.Logger LOG = System.getLogger(Setbacks.class.getName());

  private Setbacks() {}

  /**
   * Whether the step is worth another try in a while. Without room on the disk what was sent can't
   * be written down, so a run that has sent waits for it.
   */
  static boolean mayPass(RuntimeException failure, boolean hasSent) {
    return failure instanceof ConstantContactException service
        ? ServiceProblems.isPassing(service)
        : hasSent && isNoRoom(failure);
  }

  private static boolean isNoRoom(RuntimeException failure) {
    return failure instanceof EngineException.NoRoom
        || (failure instanceof Problem problem && problem.code() == ProblemCode.OUT_OF_DISK);
  }

  /** Whether the service said no and will say so again. */
  static boolean isRefusal(RuntimeException failure) {
    return failure instanceof BadRequest || failure instanceof Forbidden;
  }

  /** A bug of ours is one, too: a run must not look as if it were going on. */
  static Problem problem(RuntimeException failure, RunContext context) {
    return failure instanceof BadRequest || failure instanceof NotFound
        ? deletedList(context).orElseGet(() -> problem(failure))
        : problem(failure);
  }

  /** Why the service refused, if somebody has deleted the list. */
  private static Optional<Problem> deletedList(RunContext context) {
    try {
      Preflight.requireList(context.account(), context.list());
    } catch (Problem noList) {
      return Optional.of(noList);
    } catch (ConstantContactException unknown) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Whether the list is still there is not known: {0}",
          unknown.getMessage());
    }
    return Optional.empty();
  }

  private static Problem problem(RuntimeException failure) {
    return switch (failure) {
      case Problem problem -> problem;
      case ConstantContactException service -> ServiceProblems.of(service);
      case EngineException.NoRoom full ->
          new Problem(
              ProblemCode.OUT_OF_DISK,
              "There is no room left on the disk; make room, then run the export again.",
              full);
      case EngineException engine ->
          new Problem(ProblemCode.INTERNAL, String.valueOf(engine.getMessage()), engine);
      default -> {
        LOG.log(System.Logger.Level.ERROR, "A run broke off", failure);
        yield new Problem(
            ProblemCode.INTERNAL,
            "An error of Listkeeper's own broke the run off; the log has the details. Run the export again.",
            failure);
      }
    };
  }
}
