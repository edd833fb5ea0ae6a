package dev.listkeeper.constantcontact.sandbox.evidence;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The positions of all switches; they may be moved while the sandbox runs. */
public final class Switches {
  private final Map<Switch, Boolean> moved = new ConcurrentHashMap<>();

  /** Whether the switch is on. */
  public boolean on(Switch which) {
    return moved.getOrDefault(which, which.initially());
  }

  /** Moves a switch. */
  public void set(Switch which, boolean on) {
    moved.put(which, on);
  }

  /** Every switch with its position. */
  public Map<Switch, Boolean> positions() {
    Map<Switch, Boolean> all = new EnumMap<>(Switch.class);
    for (Switch which : Switch.values()) {
      all.put(which, on(which));
    }
    return all;
  }
}
