package dev.listkeeper.server.watch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** What lets a monitoring program read metrics and reasons, and nothing else. */
public record WatchToken(String secret) {
  /** So that it can't be guessed. */
  public static final int SHORTEST = 32;

  boolean isThe(String given) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "WatchToken[***]";
  }
}
