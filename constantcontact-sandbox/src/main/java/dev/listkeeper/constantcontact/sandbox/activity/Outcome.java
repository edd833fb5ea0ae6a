package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.fault.Fate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an activity ended. */
record Outcome(State state, Map<String, Integer> counters, List<String> errors) {
  static Outcome failed(String error) {
    return new Outcome(State.FAILED, Map.of(), List.of(error));
  }

  /** The outcome as a script wants it. */
  Outcome fated(Fate fate) {
    Map<String, Integer> shifted = new LinkedHashMap<>(counters);
    fate.counters().forEach((name, by) -> shifted.merge(name, by, Integer::sum));
    State end = fate.end().flatMap(State::of).orElse(state);
    return new Outcome(end, shifted, errors);
  }
}
