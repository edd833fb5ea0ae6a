package dev.listkeeper.export.run;

/**
 * Calls to Constant Contact a run still needs when its plan stands, by phase. Polls of an unhurried
 * service may exceed it.
 *
 * @param imports posting the files, and looking how they get on
 * @param lookups finding contact ids of those to be removed
 * @param removals posting removals, and looking how they get on
 * @param readBack reading the list at the end
 */
public record Forecast(long imports, long lookups, long removals, long readBack) {
  public long calls() {
    return imports + lookups + removals + readBack;
  }
}
