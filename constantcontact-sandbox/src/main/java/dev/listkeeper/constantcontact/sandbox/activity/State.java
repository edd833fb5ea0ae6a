package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Locale;
import java.util.Optional;

/** Where an activity stands. */
@Documented("contract 3.0.178, ActivityImport.state")
enum State {
  INITIALIZED,
  PROCESSING,
  COMPLETED,
  CANCELLED,
  FAILED,
  TIMED_OUT;

  /** As the API writes it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<State> of(String wire) {
    for (State state : values()) {
      if (state.wire().equals(wire)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
