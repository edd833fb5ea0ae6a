package dev.listkeeper.constantcontact.sandbox.http;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each endpoint was called and which statuses were answered. */
public final class CallCounts {
  private final Map<String, LongAdder> endpoints = new ConcurrentHashMap<>();
  private final Map<Integer, LongAdder> answers = new ConcurrentHashMap<>();

  /** Counts one finished call. */
  public void count(String endpoint, int status) {
    endpoints.computeIfAbsent(endpoint, _ -> new LongAdder()).increment();
    answers.computeIfAbsent(status, _ -> new LongAdder()).increment();
  }

  /** Calls by endpoint, refused ones included. */
  public SortedMap<String, Long> endpoints() {
    SortedMap<String, Long> counts = new TreeMap<>();
    endpoints.forEach((name, count) -> counts.put(name, count.sum()));
    return counts;
  }

  /** Answers by status. */
  public SortedMap<Integer, Long> answers() {
    SortedMap<Integer, Long> counts = new TreeMap<>();
    answers.forEach((status, count) -> counts.put(status, count.sum()));
    return counts;
  }

  /** Starts again from nothing. */
  public void reset() {
    endpoints.clear();
    answers.clear();
  }
}
