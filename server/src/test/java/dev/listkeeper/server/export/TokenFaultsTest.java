package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.constantcontact.auth.RefreshingTokens;
import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that end while a run is at work. What two processes do to them: StoredTokensTest. */
class TokenFaultsTest extends FaultyService {
  private static final String TOKEN = "POST /oauth2/default/v1/token";
  private static final Key CONNECTION = new Key("cc");

  private final Kept kept = new Kept();

  /** Keeps the tokens of one connection for the one process there is. */
  private static final class Kept implements TokenStore {
    private Optional<Tokens> tokens = Optional.empty();

    @Override
    public Optional<Tokens> load() {
      return tokens;
    }

    @Override
    public Refresh beginRefresh() {
      return fresh -> tokens = Optional.of(fresh);
    }
  }

  @BeforeEach
  void signIn() {
    bench.tokens = client -> new RefreshingTokens(client.signIn(), kept, InstantSource.system());
    authenticate();
    bench.customers(people(3, "Ana"));
  }

  private void authenticate() {
    IssuedTokens issued = sandbox.issueTokens("contact_data", "account_read", "offline_access");
    kept.tokens =
        Optional.of(
            new Tokens(
                issued.accessToken(),
                Optional.of(issued.refreshToken()),
                Instant.now().plusSeconds(86_400),
                Set.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {EXPORT, FILE, IMPORT, ACTIVITY, CONTACTS, LIST})
  void anAccessTokenThatExpiresMidRunIsReplacedAndTheRefreshTokenWithIt(String endpoint) {
    String before = kept.tokens.orElseThrow().refreshToken().orElseThrow();
    sandbox.fault(Fault.on(endpoint, Effect.meanwhile(sandbox::expireAccessTokens)));

    ExportRun run = bench.run();

    assertExact(run, addresses(3));
    assertThat(kept.tokens.orElseThrow().refreshToken().orElseThrow()).isNotEqualTo(before);
    assertThat(sandbox.calls().get(TOKEN)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"500", "502", "429"})
  void aTokenEndpointInTroubleIsNotTakenForARefusal(String trouble) {
    sandbox.fault(Fault.on(IMPORT, Effect.meanwhile(sandbox::expireAccessTokens)));
    int status = Integer.parseInt(trouble);
    Effect effect = status == 502 ? Effect.webPage(status) : Effect.status(status);
    sandbox.fault(Fault.on(TOKEN, effect).times(7));

    assertExact(bench.run(), addresses(3));
  }

  @Test
  void aRefreshTokenThatIsRevokedAsksForAPersonAndLosesNobody() {
    sandbox.fault(
        Fault.on(
            IMPORT,
            Effect.meanwhile(() -> {
              sandbox.expireAccessTokens();
              sandbox.revokeRefreshTokens();
            })));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.RECONNECT_NEEDED);
    assertThat(run.failure().orElseThrow().sentence()).contains("authenticate");
    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NOT_SENT, 3L));
    assertThat(bench.connections.of(CONNECTION).stage())
        .isEqualTo(ConnectionState.Stage.RECONNECT_NEEDED);
    assertThat(listed()).isEmpty();

    authenticate();
    ConnectionState state = bench.connections.of(CONNECTION);
    bench.connections.save(state.authenticated(state.account().orElseThrow()));
    assertNextRunMakesItExact(addresses(3));
  }

  @Test
  void anAnswerToARefreshThatIsLostIsAskedForOnceMore() {
    sandbox.fault(Fault.on(IMPORT, Effect.meanwhile(sandbox::expireAccessTokens)));
    sandbox.fault(Fault.on(TOKEN, Effect.resetBefore()));

    assertExact(bench.run(), addresses(3));
  }

  @Test
  void aRotatedRefreshTokenThatIsLostWithItsAnswerAsksForAPerson() {
    sandbox.fault(Fault.on(IMPORT, Effect.meanwhile(sandbox::expireAccessTokens)));
    sandbox.fault(Fault.on(TOKEN, Effect.resetAfter()));

    ExportRun run = bench.run();

    assertThat(run.status()).isEqualTo(Status.FAILED);
    assertThat(run.failure().orElseThrow().code()).isEqualTo(ProblemCode.RECONNECT_NEEDED);
    assertThat(run.counts().heldBack()).isEqualTo(Map.of(HoldBack.NOT_SENT, 3L));
  }
}
