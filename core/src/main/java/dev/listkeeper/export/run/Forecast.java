package dev.listkeeper.export.run;

/**
 * Calls to Constant Contact a run still needs when its plan stands, by phase. All but the looks are
 * exact; a slow service is looked at more often.
 *
 * @param imports posting files
 * @param lookups finding contact ids of those to be removed
 * @param removals posting removals
 * @param readBack reading the list at the end
 * @param looks at how the service gets on with all of these
 * @param left calls the API key had left for runs that day
 */
public record Forecast(
    long imports, long lookups, long removals, long readBack, long looks, long left) {
  public long calls() {
    return imports + lookups + removals + readBack + looks;
  }

  /** Whether the day's calls would do; what doesn't fit goes on after 00:00 UTC. */
  public boolean fits() {
    return calls() <= left;
  }
}
