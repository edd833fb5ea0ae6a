package dev.listkeeper.server.cli;

import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until something in the background has ended; less often the longer it takes. */
public final class Polling {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private Polling() {}

  /** The first answer that says so. */
  public static <T> T until(Supplier<T> ask, Predicate<T> ended) {
    Duration pause = Duration.ofMillis(100);
    T answer = ask.get();
    while (!ended.test(answer)) {
      pause(pause);
      Duration longer = pause.multipliedBy(3).dividedBy(2);
      pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
      answer = ask.get();
    }
    return answer;
  }

  private static void pause(Duration time) {
    try {
      Sleeper.REAL.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(
          ProblemCode.SERVICE_UNREACHABLE, "Stopped waiting; the work itself goes on.", e);
    }
  }
}
