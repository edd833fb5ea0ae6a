package dev.listkeeper.constantcontact.limit;

/**
 * How many calls are granted to one API key.
 *
 * @param apiPerSecond calls of the API in any one second
 * @param apiPerDay calls of the API in a UTC day
 * @param tokenPerSecond calls of the token endpoint in any one second
 */
public record Limits(int apiPerSecond, int apiPerDay, int tokenPerSecond) {

  /** What Constant Contact grants by default: 4 per second, 10,000 per day, 1 token call. */
  public static final Limits STANDARD = new Limits(4, 10_000, 1);

  /** Refuses limits below 1. */
  public Limits {
    if (apiPerSecond < 1 || apiPerDay < 1 || tokenPerSecond < 1) {
      throw new IllegalArgumentException("Limits must be at least 1.");
    }
  }

  /**
   * Up to how many calls of a UTC day, those for other purposes included, this purpose may go: a
   * tenth of the day is held for people at the screen.
   */
  public int perDay(Purpose purpose) {
    return switch (purpose) {
      case RUN -> apiPerDay - apiPerDay / 10;
      case PERSON -> apiPerDay;
    };
  }
}
