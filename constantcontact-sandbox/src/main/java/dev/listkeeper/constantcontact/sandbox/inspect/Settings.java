package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.activity.Bulk;
import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.util.Map;
import java.util.Set;

/** Everything that can be changed while the sandbox runs. */
public final class Settings {
  private final Switches switches;
  private final Limiter limiter;
  private final Bulk bulk;
  private final Privileges privileges;
  private volatile Consent consent;

  /** The settings of one sandbox. */
  public Settings(
      Switches switches, Limiter limiter, Bulk bulk, Privileges privileges, Consent consent) {
    this.switches = switches;
    this.limiter = limiter;
    this.bulk = bulk;
    this.privileges = privileges;
    this.consent = consent;
  }

  /** What happens at the authorize page. */
  public Consent consent() {
    return consent;
  }

  /** Changes what happens at the authorize page. */
  public void consent(Consent other) {
    consent = other;
  }

  Map<Switch, Boolean> switches() {
    return switches.positions();
  }

  /** Moves a switch. */
  public void set(Switch which, boolean on) {
    switches.set(which, on);
  }

  Limits limits() {
    return limiter.limits();
  }

  /** Puts other limits in force. */
  public void limits(Limits other) {
    limiter.limits(other);
  }

  Delays delays() {
    return bulk.delays();
  }

  /** Gives activities other delays. */
  public void delays(Delays other) {
    bulk.delays(other);
  }

  Set<String> privileges() {
    return privileges.held();
  }

  /** Gives the user other privileges. */
  public void privileges(Set<String> other) {
    privileges.hold(other);
  }
}
