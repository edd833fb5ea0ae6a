package dev.listkeeper.constantcontact.sandbox;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.ApiKey;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.auth.RefreshMode;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.limit.Limits;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a sandbox shall start. */
public final class SandboxBuilder {
  /** The client id unless another key is given. */
  public static final String DEFAULT_CLIENT_ID = "sandbox-client-id";

  /** The client secret unless another key is given. */
  public static final String DEFAULT_CLIENT_SECRET = "sandbox-client-secret";

  private final List<Credentials> credentials = new ArrayList<>();
  private final Switches switches = new Switches();
  private int port;
  private @Nullable Path folder;
  private InstantSource clock = InstantSource.system();
  private Limits limits = Limits.documented();
  private Delays delays = Delays.none();
  private @Nullable Boolean anyLoopback;
  private RefreshMode refreshMode = RefreshMode.ROTATING;
  private Consent consent = Consent.ASK;
  private String organization = "Sandbox Company";

  private record Credentials(String clientId, String clientSecret, Set<String> redirectUris) {}

  SandboxBuilder() {}

  /** The port; 0, the default, takes any free one. */
  public SandboxBuilder port(int value) {
    port = value;
    return this;
  }

  /** Keeps the state in this folder and goes on from what is there. */
  public SandboxBuilder folder(Path value) {
    folder = value;
    return this;
  }

  /** The time, for tokens, quotas and activities. */
  public SandboxBuilder clock(InstantSource value) {
    clock = value;
    return this;
  }

  /** Other limits than the documented ones. */
  public SandboxBuilder limits(Limits value) {
    limits = value;
    return this;
  }

  /** No limits. */
  public SandboxBuilder noLimits() {
    return limits(Limits.off());
  }

  /** How long activities pretend to take. */
  public SandboxBuilder delays(Delays value) {
    delays = value;
    return this;
  }

  /** Registers an application; may be repeated. Only these redirect addresses are accepted then. */
  public SandboxBuilder apiKey(String clientId, String clientSecret, String... redirectUris) {
    credentials.add(new Credentials(clientId, clientSecret, Set.of(redirectUris)));
    return this;
  }

  /** Whether every redirect address on this machine is accepted, as it is without an own key. */
  public SandboxBuilder anyLoopbackRedirect(boolean value) {
    anyLoopback = value;
    return this;
  }

  /** How the applications refresh. */
  public SandboxBuilder refreshTokens(RefreshMode value) {
    refreshMode = value;
    return this;
  }

  /** What happens at the authorize page. */
  public SandboxBuilder consent(Consent value) {
    consent = value;
    return this;
  }

  /** The name of the account. */
  public SandboxBuilder organization(String value) {
    organization = value;
    return this;
  }

  /** Puts a switch into a position. */
  public SandboxBuilder set(Switch which, boolean on) {
    switches.set(which, on);
    return this;
  }

  /** Starts the sandbox. */
  public Sandbox start() {
    return new Sandbox(this, true);
  }

  /**
   * A sandbox without a server and without threads: {@link Sandbox#answer} answers in the calling
   * thread, and activities are worked off by calls that come when they are due.
   */
  public Sandbox inThread() {
    return new Sandbox(this, false);
  }

  int port() {
    return port;
  }

  Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }

  InstantSource clock() {
    return clock;
  }

  Limits limits() {
    return limits;
  }

  Delays delays() {
    return delays;
  }

  Consent consent() {
    return consent;
  }

  String organization() {
    return organization;
  }

  Switches switches() {
    return switches;
  }

  List<ApiKey> keys() {
    boolean loopback = anyLoopback == null ? credentials.isEmpty() : anyLoopback;
    List<Credentials> all =
        credentials.isEmpty()
            ? List.of(new Credentials(DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET, Set.of()))
            : credentials;
    return all.stream()
        .map(one ->
            new ApiKey(
                one.clientId(), one.clientSecret(), one.redirectUris(), loopback, refreshMode))
        .toList();
  }
}
