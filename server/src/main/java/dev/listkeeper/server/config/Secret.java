package dev.listkeeper.server.config;

/** A value of a setting that is never shown. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "***";
  }
}
