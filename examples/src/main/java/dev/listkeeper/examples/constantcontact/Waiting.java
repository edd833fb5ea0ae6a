package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.activity.Activities;
import dev.listkeeper.constantcontact.activity.Activity;
import dev.listkeeper.constantcontact.limit.Sleeper;
import java.time.Duration;

/** Asks for an activity until it has ended: at once, after a second, then ever more rarely. */
final class Waiting {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private Waiting() {}

  static Activity forTheEndOf(Activity started, Activities activities) throws InterruptedException {
    Duration pause = Duration.ofSeconds(1);
    Activity seen = activities.get(started.id());
    while (!seen.state().isTerminal()) {
      Sleeper.REAL.sleep(pause);
      pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
      seen = activities.get(started.id());
    }
    return seen;
  }
}
