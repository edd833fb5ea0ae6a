package dev.listkeeper.constantcontact;

import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.SignIn;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.JdkNetwork;
import dev.listkeeper.constantcontact.internal.Settings;
import dev.listkeeper.constantcontact.internal.Transport;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.limit.Sleeper;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way to the Constant Contact V3 API for one application, that is one API key. Make one, keep
 * it, close it at the end; it is thread-safe and serves any number of accounts.
 *
 * <pre>{@code
 * try (var constantContact = ConstantContact.builder(credentials).build()) {
 *   var tokens = new RefreshingTokens(constantContact.signIn(), store, InstantSource.system());
 *   var account = constantContact.connect(tokens);
 *   account.lists().all(MembershipCount.ACTIVE).forEach(list -> ...);
 * }
 * }</pre>
 *
 * <p>Calls block. The package's description says what is repeated and what is thrown.
 */
public final class ConstantContact implements AutoCloseable {

  private final Transport transport;
  private final URI apiUrl;
  private final SignIn signIn;

  private ConstantContact(Builder builder) {
    var settings =
        new Settings(
            builder.credentials.clientId(),
            builder.limiter,
            builder.sleeper,
            builder.clock,
            builder.listener,
            builder.requestTimeout,
            builder.network == null ? new JdkNetwork(builder.requestTimeout) : builder.network,
            builder.random);
    this.transport = new Transport(settings);
    this.apiUrl = builder.apiUrl;
    this.signIn = new SignIn(builder.credentials, builder.authUrl, transport, settings);
  }

  /**
   * Starts with what suits the real service.
   *
   * @param credentials the application's API key and secret
   */
  public static Builder builder(Credentials credentials) {
    return new Builder(credentials);
  }

  /** Signing in and refreshing tokens. */
  public SignIn signIn() {
    return signIn;
  }

  /**
   * Calls in the name of one account, without a person waiting for them.
   *
   * @param tokens asked for the access token of every call
   */
  public ConnectedAccount connect(AccessTokens tokens) {
    return connect(tokens, Purpose.RUN);
  }

  /**
   * Calls in the name of one account. Connect anew for each run and each person: the calls of one
   * connected account wait for the limiter one after another, so that none crowds out the others.
   *
   * @param tokens asked for the access token of every call
   * @param purpose on whose behalf: decides how much of the day's calls may be used
   */
  public ConnectedAccount connect(AccessTokens tokens, Purpose purpose) {
    return new ConnectedAccount(new ApiCalls(transport, apiUrl, tokens, purpose));
  }

  /** Lets running calls finish for up to five seconds, then breaks them off. */
  @Override
  public void close() {
    transport.close();
  }

  /** Settings of a client. Not thread-safe. */
  public static final class Builder {

    private final Credentials credentials;
    private URI apiUrl = URI.create("https://api.cc.email/v3");
    private URI authUrl = URI.create("https://authz.constantcontact.com/oauth2/default/v1");
    private Duration requestTimeout = Duration.ofSeconds(60);
    private InstantSource clock = InstantSource.system();
    private Sleeper sleeper = Sleeper.REAL;
    private CallListener listener = attempt -> {};
    private CallLimiter limiter = InProcessCallLimiter.shared();
    private @Nullable Network network;
    private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

    private Builder(Credentials credentials) {
      this.credentials = credentials;
    }

    /** Where the API is; ends in {@code /v3}. */
    public Builder apiUrl(URI url) {
      if (!url.toString().endsWith("/v3")) {
        throw new IllegalArgumentException("The API address must end in /v3.");
      }
      this.apiUrl = url;
      return this;
    }

    /** Where signing in is; ends in {@code /oauth2/default/v1}. */
    public Builder authUrl(URI url) {
      if (!url.toString().endsWith("/oauth2/default/v1")) {
        throw new IllegalArgumentException("The sign-in address must end in /oauth2/default/v1.");
      }
      this.authUrl = url;
      return this;
    }

    /**
     * How long one attempt may take, its body included, and how long a download may stand still; 60
     * seconds unless set.
     */
    public Builder requestTimeout(Duration timeout) {
      if (!timeout.isPositive()) {
        throw new IllegalArgumentException("The request timeout must be longer than nothing.");
      }
      this.requestTimeout = timeout;
      return this;
    }

    /**
     * Keeps within the calls granted. Unless set, the one of this process, see {@link
     * InProcessCallLimiter#shared}.
     */
    public Builder limiter(CallLimiter limiter) {
      this.limiter = limiter;
      return this;
    }

    /** Told about every attempt. */
    public Builder listener(CallListener listener) {
      this.listener = listener;
      return this;
    }

    /** Tells the time; the system's unless set. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /** Waits for the limiter and between attempts; for real unless set. */
    public Builder sleeper(Sleeper sleeper) {
      this.sleeper = sleeper;
      return this;
    }

    /** Carries requests and answers; HTTP unless set. The client closes it when it is closed. */
    public Builder network(Network network) {
      this.network = network;
      return this;
    }

    /**
     * The chance in pauses before another attempt; a seeded one makes them repeatable. Must be
     * thread-safe if the client is used by several threads.
     */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** A client with these settings. */
    public ConstantContact build() {
      return new ConstantContact(this);
    }
  }
}
