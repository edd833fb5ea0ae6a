package dev.listkeeper.constantcontact.sandbox.activity;

import java.util.List;
import java.util.Map;

/** How an activity ended. */
record Outcome(State state, Map<String, Integer> counters, List<String> errors) {
  static Outcome failed(String error) {
    return new Outcome(State.FAILED, Map.of(), List.of(error));
  }
}
