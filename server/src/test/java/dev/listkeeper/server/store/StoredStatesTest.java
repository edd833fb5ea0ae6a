package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.RefreshSummary;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Refreshes and how far connections are: what is written is what is read. */
class StoredStatesTest {
  private static final Key ACCOUNT = new Key("account");
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  private static final ConnectionState READY =
      ConnectionState.draft(ACCOUNT)
          .agreed(new ConnectionState.Agreement("ann", NOW, PrivacyStatement.VERSION))
          .authenticated(new ConnectionState.Account("a07e1", "Shop"))
          .actingFor("ann@example.org")
          .saved();

  private static final List<Task> TASKS =
      List.of(
          Task.waiting(Task.Kind.SOURCE, new Key("shop"), "Shop")
              .started(NOW)
              .ended(Status.SUCCESSFUL, "3 rows", NOW));

  @TempDir Path home;
  private StoredConnectionStates states;
  private StoredRefreshes refreshes;
  private StoredCancellations cancellations;
  private boolean mayAct = true;

  @BeforeEach
  void open(TestDatabase kind) {
    DataSource source = kind.source(home);
    JdbcClient database = JdbcClient.create(source);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    JsonMapper mapper = DefinitionJson.mapper();
    Audit audit = new Audit(database, transaction, mapper, Clock.systemUTC());
    states = new StoredConnectionStates(database, mapper, transaction, _ -> mayAct);
    refreshes = new StoredRefreshes(database, mapper, transaction, new Fence(database), audit);
    cancellations = new StoredCancellations(database, transaction, audit);
  }

  @OnBothDatabases
  void aConnectionIsADraftUntilSomethingIsSaved() {
    ConnectionState agreed =
        ConnectionState.draft(ACCOUNT)
            .agreed(new ConnectionState.Agreement("ann", NOW, PrivacyStatement.VERSION));

    assertThat(states.of(ACCOUNT)).isEqualTo(ConnectionState.draft(ACCOUNT));
    states.save(agreed);
    ConnectionState authenticated =
        agreed.authenticated(new ConnectionState.Account("a07e1", "Õun & Söhne"));
    states.save(authenticated);

    assertThat(states.of(ACCOUNT)).isEqualTo(authenticated);
  }

  @OnBothDatabases
  void whetherTheExportUserMayActIsSeenAtOnceAndNeverStored() {
    states.save(READY);
    mayAct = false;
    ConnectionState without = states.of(ACCOUNT);

    assertThat(without.stage()).isEqualTo(Stage.NEEDS_EXPORT_USER);
    assertThatThrownBy(without::requireReady)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTION_NOT_READY))
        .hasMessageContaining("needs an export user");
    states.save(without.agreed(new ConnectionState.Agreement("ben", NOW, "other")));
    mayAct = true;
    assertThat(states.of(ACCOUNT).stage()).isEqualTo(Stage.READY);

    states.save(READY.broken());
    mayAct = false;
    assertThat(states.of(ACCOUNT).stage())
        .as("one thing at a time")
        .isEqualTo(Stage.RECONNECT_NEEDED);
    states.save(states.of(ACCOUNT).authenticated(READY.account().orElseThrow()));
    assertThat(states.of(ACCOUNT).stage()).isEqualTo(Stage.NEEDS_EXPORT_USER);
    assertThat(states.of(ACCOUNT).actingFor("cy@example.org").stage()).isEqualTo(Stage.READY);
  }

  @OnBothDatabases
  void refreshesComeBackTheNewestFirst() {
    RefreshRun first = add("source shop", "ann@example.org", NOW, List.of());
    RefreshRun second = add(Refreshes.SYSTEM, "ben'; --", NOW.plusSeconds(1), TASKS);
    RefreshRun ended =
        new RefreshRun(
            second.id(),
            second.trigger(),
            second.by(),
            NOW.plusSeconds(1),
            Optional.of(NOW.plusSeconds(2)),
            Optional.of("cy@example.org"),
            TASKS);
    refreshes.save(ended);

    assertThat(refreshes.latest(5)).containsExactly(ended, first);
    assertThat(refreshes.latest(1)).containsExactly(ended);
    assertThat(refreshes.latest(1, 1)).containsExactly(first);
    assertThat(refreshes.summaries(5, 0))
        .containsExactly(RefreshSummary.of(ended), RefreshSummary.of(first));
    assertThat(refreshes.count()).isEqualTo(2);
    assertThat(refreshes.find(first.id())).contains(first);
    assertThat(refreshes.find(second.id() + 1)).isEmpty();
    assertThat(refreshes.unfinished()).containsExactly(first);
  }

  @OnBothDatabases
  void ofEachScopeOneAtMostIsOpen() {
    RefreshRun first = add(Refreshes.SYSTEM, "ann@example.org", NOW, TASKS);

    assertThat(add(Refreshes.SYSTEM, "ben@example.org", NOW, TASKS)).isEqualTo(first);
    assertThat(add("source shop", "ben@example.org", NOW, TASKS).id()).isNotEqualTo(first.id());
    refreshes.save(
        new RefreshRun(
            first.id(),
            first.trigger(),
            first.by(),
            NOW,
            Optional.of(NOW),
            Optional.empty(),
            TASKS));
    assertThat(add(Refreshes.SYSTEM, "ben@example.org", NOW, TASKS).id()).isGreaterThan(first.id());
  }

  private RefreshRun add(String scope, String by, Instant at, List<Task> tasks) {
    return refreshes.add(scope, RefreshRun.Trigger.SCHEDULE, by, at, tasks);
  }

  @OnBothDatabases
  void theFirstWishToEndEarlyCounts() {
    assertThat(cancellations.askedBy("refresh 1")).isEmpty();
    cancellations.ask("refresh 1", "ann@example.org", NOW);
    cancellations.ask("refresh 1", "ben@example.org", NOW);

    assertThat(cancellations.askedBy("refresh 1")).contains("ann@example.org");
    assertThat(cancellations.askedBy("refresh 10")).isEmpty();
  }
}
