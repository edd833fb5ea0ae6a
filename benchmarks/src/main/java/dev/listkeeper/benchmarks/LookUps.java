package dev.listkeeper.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** How long a person who looks somebody up waits, at the 95th percentile. */
final class LookUps {
  private static final int TIMES = 60;
  private static final double MILLISECOND = 1e6;

  private final ServerProgram server;
  private final long profiles;
  private final Random random = new Random(5);

  LookUps(ServerProgram server, long profiles) {
    this.server = server;
    this.profiles = profiles;
  }

  /** Milliseconds for the profile, the segments and the history of somebody by CustomerId. */
  double whole() {
    return percentile(() -> {
      String id = anybody();
      server.look("/api/v1/customers/profile?customerId=" + id);
      server.look("/api/v1/people?q=" + id);
    });
  }

  /** Milliseconds for a page of those in whose CustomerId, address or name something stands. */
  double found() {
    return percentile(() -> server.look("/api/v1/customers/profiles?limit=25&search=" + anybody()));
  }

  private String anybody() {
    return Long.toString(1 + random.nextLong(profiles));
  }

  private static double percentile(Runnable lookUp) {
    lookUp.run();
    double[] times = new double[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      lookUp.run();
      times[i] = (System.nanoTime() - begun) / MILLISECOND;
    }
    Arrays.sort(times);
    return times[TIMES * 95 / 100 - 1];
  }
}
