package dev.listkeeper.simulation;

/**
 * How lively a history is: each happens once in so many chances, 0 for never.
 *
 * @param people somebody does something between two calls
 * @param faults a call goes wrong
 * @param outages the service is away for a while
 * @param crashes a process is killed at a call or a save
 * @param others another process takes a turn meanwhile
 * @param fates an import ends badly
 * @param databases the database is gone at a save
 */
record Mood(
    int people, int faults, int outages, int crashes, int others, int fates, int databases) {
  static Mood of(Chance chance) {
    return new Mood(
        one(chance, 0, 25, 8),
        one(chance, 0, 40, 12),
        one(chance, 0, 400, 120),
        one(chance, 0, 250, 60, 40),
        one(chance, 0, 60, 25),
        one(chance, 0, 12, 4),
        one(chance, 0, 0, 80));
  }

  private static int one(Chance chance, int... of) {
    return of[chance.below(of.length)];
  }
}
