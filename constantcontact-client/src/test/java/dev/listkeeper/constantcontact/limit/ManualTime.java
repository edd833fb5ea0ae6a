package dev.listkeeper.constantcontact.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when someone sleeps or sets it; remembers how long was slept. */
public final class ManualTime implements InstantSource, Sleeper {

  private Instant now;
  private final List<Duration> slept = new ArrayList<>();

  public ManualTime(String now) {
    this.now = Instant.parse(now);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    slept.add(duration);
    now = now.plus(duration);
  }

  public synchronized void set(String moment) {
    now = Instant.parse(moment);
  }

  public synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }
}
