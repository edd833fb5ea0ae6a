package dev.listkeeper.server.export;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.engine.duckdb.DuckDbEngine;
import dev.listkeeper.engine.duckdb.DuckDbSettings;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.constantcontact.Harvest;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Lifting;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.query.Expressions;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.query.Type;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.connect.GatedLimiter;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.server.store.DefinitionStore;
import dev.listkeeper.server.store.Fence;
import dev.listkeeper.server.store.LostWork;
import dev.listkeeper.server.store.StoredCancellations;
import dev.listkeeper.server.store.StoredCatalog;
import dev.listkeeper.server.store.StoredConnectionStates;
import dev.listkeeper.server.store.StoredHarvestMarks;
import dev.listkeeper.server.store.StoredPermits;
import dev.listkeeper.server.store.StoredRuns;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Cancellations;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An export with everything it needs: real engine, real database, the sandbox over HTTP. */
final class Workbench implements AutoCloseable {
  static final Key EXPORT = new Key("spring");
  private static final Key CONNECTION = new Key("cc");
  private static final Key SEGMENT = new Key("everybody");
  private static final Schema CONTACTS =
      Schema.of(
          column("id", Type.TEXT),
          column("email", Type.TEXT),
          column("first", Type.TEXT),
          column("last", Type.TEXT));

  final Sandbox sandbox;
  final ListId list;
  final QueryEngine engine;
  final Snapshots snapshots;
  final ExportRuns runs;
  final Permits permits;
  final Cancellations cancellations;
  final ExportRunner runner;
  final Harvest harvest;
  final Definitions<Connection> connectionDefinitions;
  final ConnectionStates connections;
  final Definitions<Segment> segments;
  final Definitions<Export> exports;
  final Profiles profiles;
  final Workspace workspace;
  final DefinitionStore definitions;

  /** How far our clock is ahead of the machine's. */
  Duration ahead = Duration.ZERO;

  boolean cancelAfterFirstBatch;

  /** Whether the person in whose name exports run may do so. */
  boolean exportUserMayAct = true;

  /** What happens instead of waiting: the sandbox's clock goes on. */
  Sleeper pause;

  /** Of the API key, for everybody. */
  CallLimiter limiter;

  /** What happens before each call to the service. */
  Runnable gate = () -> {};

  /** Whose tokens the calls of the next session are made with. */
  Function<ConstantContact, AccessTokens> tokens = _ -> given();

  /** Where the next session goes; another sandbox is another account. */
  Sandbox service;

  /** How long a call of the next session may take. */
  Duration timeout = Duration.ofSeconds(60);

  Workbench(Path home, Sandbox sandbox) {
    this(home, sandbox, TestDatabase.EMBEDDED);
  }

  Workbench(Path home, Sandbox sandbox, TestDatabase kind) {
    this.sandbox = sandbox;
    this.service = sandbox;
    this.pause = sandbox::advanceClock;
    this.list = ListId.of(sandbox.createList("Spring"));
    this.workspace =
        new Workspace(home, home, Clock.tick(clock(), Duration.ofNanos(1000)), ZoneOffset.UTC);
    callsADay(100_000);
    this.engine = new DuckDbEngine(DuckDbSettings.defaults(home.resolve("spill")));
    javax.sql.DataSource source = kind.source(home);
    JdbcClient database = JdbcClient.create(source);
    TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    JsonMapper mapper = DefinitionJson.mapper();
    StoredCatalog catalog = new StoredCatalog(database, mapper, home);
    this.snapshots = new Snapshots(workspace, engine, catalog);
    this.definitions = new DefinitionStore(database, mapper, Clock.systemUTC(), () -> "test");
    Definitions<DataSource> sources = definitions.of("source", DataSource.class);
    Definitions<Customers> customers = definitions.of("customers", Customers.class);
    this.profiles =
        new Profiles(
            sources, customers, definitions.of("relationship", Relationship.class), snapshots);
    this.segments = definitions.of("segment", Segment.class);
    this.exports = definitions.of("export", Export.class);
    this.connectionDefinitions = definitions.of("connection", Connection.class);
    this.connections =
        new StoredConnectionStates(database, mapper, transaction, _ -> exportUserMayAct);
    Audit audit = new Audit(database, transaction, mapper, Clock.systemUTC());
    this.runs = new StoredRuns(database, mapper, transaction, catalog, new Fence(database), audit);
    this.cancellations = new AfterFirstBatch(new StoredCancellations(database, transaction, audit));
    this.permits =
        new StoredPermits(database, transaction, new Fence(database), audit, workspace.clock());
    ExportRunner.Parts parts =
        new ExportRunner.Parts(
            workspace,
            engine,
            snapshots,
            profiles,
            segments,
            exports,
            connectionDefinitions,
            connections,
            this::open,
            runs,
            permits,
            cancellations,
            wait -> pause.sleep(wait));
    this.runner = new ExportRunner(parts, LostWork::is);
    this.harvest =
        new Harvest(
            parts, new StoredHarvestMarks(database, transaction, new Fence(database)), 100_000);
    sources.save(
        new DataSource(
            new Key("shop"),
            "Shop",
            ".",
            List.of(FileTable.of("contacts", "contacts.csv").withPrimaryKey("id"))));
    customers.save(new Customers(TableName.of("shop.contacts")));
    exports.save(
        new Export(
            EXPORT,
            "Spring",
            Optional.of(CONNECTION),
            Optional.of(list),
            new DataMatching(
                AttributePath.of("email"),
                Optional.of(AttributePath.of("first")),
                Optional.of(AttributePath.of("last"))),
            List.of(SEGMENT),
            Optional.empty(),
            ExportRules.DEFAULT));
    connect();
  }

  /** The machine's, as far ahead as {@link #ahead} says. */
  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return Clock.systemUTC().instant().plus(ahead);
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** What the API key grants from now on; nothing of it has been used yet. */
  void callsADay(int calls) {
    limiter = new InProcessCallLimiter(new Limits(1000, calls, 1000), workspace.clock());
  }

  /** Wishes of people, one of whom may wish once the first batch is written down. */
  private final class AfterFirstBatch implements Cancellations {
    private final Cancellations stored;

    private AfterFirstBatch(Cancellations stored) {
      this.stored = stored;
    }

    @Override
    public void ask(String work, String by, Instant at) {
      stored.ask(work, by, at);
    }

    @Override
    public Optional<String> askedBy(String work) {
      if (cancelAfterFirstBatch && !runs.batches(runs.unfinished().getFirst().id()).isEmpty()) {
        cancelAfterFirstBatch = false;
        ask(work, "ana", workspace.clock().instant());
      }
      return stored.askedBy(work);
    }
  }

  private void connect() {
    var summary = open(CONNECTION, attempt -> {}).account().account().summary();
    connections.save(
        ConnectionState.draft(CONNECTION)
            .agreed(
                new ConnectionState.Agreement(
                    "ana", Clock.systemUTC().instant(), PrivacyStatement.VERSION))
            .authenticated(new ConnectionState.Account(summary.encodedAccountId(), "Sandbox"))
            .actingFor("ana")
            .saved());
  }

  private AccountSession open(Key connection, CallListener calls) {
    return open(Purpose.RUN, calls);
  }

  /** A session on somebody's behalf; the caller closes it. */
  AccountSession open(Purpose purpose, CallListener calls) {
    ConstantContact client =
        ConstantContact.builder(
                Credentials.confidential(service.clientId(), service.clientSecret()))
            .apiUrl(service.apiUrl())
            .authUrl(service.authUrl())
            .limiter(new GatedLimiter(limiter, () -> gate.run()))
            .listener(calls)
            .requestTimeout(timeout)
            .sleeper(wait -> {})
            .build();
    return new AccountSession(client.connect(tokens.apply(client), purpose), client);
  }

  /** As after a consent given just now, never refreshed. */
  private AccessTokens given() {
    String token = service.issueTokens("contact_data", "account_read").accessToken();
    return new AccessTokens() {
      @Override
      public String current() {
        return token;
      }

      @Override
      public String refreshed(String refused) {
        return token;
      }
    };
  }

  /** The same with a consent field, which is empty where the fifth column is. */
  void consenting(List<List<String>> rows) {
    List<Schema.Column> columns = new java.util.ArrayList<>(CONTACTS.columns());
    columns.add(new Schema.Column("consent", Type.BOOLEAN));
    List<List<Literal>> literals =
        rows.stream()
            .map(row -> {
              List<Literal> all =
                  new java.util.ArrayList<>(row.subList(0, 4).stream().map(Literal::of).toList());
              String consent = row.get(4);
              all.add(
                  consent.isEmpty()
                      ? new Literal.Absent(Type.BOOLEAN)
                      : Literal.of(Boolean.parseBoolean(consent)));
              return all;
            })
            .toList();
    customers(rows, new Query.Rows(new Schema(columns), literals));
  }

  /** So many customers from now on, all of them members, each with an address of their own. */
  void manyCustomers(int count) {
    Path file = workspace.home().resolve("many-" + count + ".txt");
    try (StagedText out = new StagedText(file)) {
      for (int i = 1; i <= count; i++) {
        out.field("C" + i);
        out.field("c" + i + "@example.org");
        out.field("Ana");
        out.field("Silva");
        out.endRow();
      }
    }
    Query rows = new Query.Staged(file, CONTACTS.names());
    snapshots.store(TableName.of("shop.contacts").dataset(), rows, "test");
    profiles.build();
    snapshots.store(
        new DatasetName(DatasetName.Kind.MEMBERS, SEGMENT.value()),
        Expressions.project(rows, Expressions.as(Customers.CUSTOMER_ID, Expressions.ref("id"))),
        "test");
  }

  /** The customers from now on, all of them members: rows of id, email, first and last name. */
  void customers(List<List<String>> rows) {
    List<List<Literal>> literals =
        rows.stream().map(row -> row.stream().map(Literal::of).toList()).toList();
    customers(rows, new Query.Rows(CONTACTS, literals));
  }

  private void customers(List<List<String>> rows, Query table) {
    snapshots.store(TableName.of("shop.contacts").dataset(), table, "test");
    profiles.build();
    Query ids =
        new Query.Rows(
            Schema.of(column(Customers.CUSTOMER_ID, Type.TEXT)),
            rows.stream().map(row -> List.<Literal>of(Literal.of(row.getFirst()))).toList());
    snapshots.store(new DatasetName(DatasetName.Kind.MEMBERS, SEGMENT.value()), ids, "test");
  }

  ExportRun run() {
    return runner.run(EXPORT, Trigger.ON_DEMAND, "ana");
  }

  ExportRun run(Extent extent) {
    return runner.resume(runner.queue(EXPORT, Trigger.ON_DEMAND, "ana", extent));
  }

  void rules(UnaryOperator<ExportRules> change) {
    Export export = exports.find(EXPORT).orElseThrow();
    exports.save(export.with(change.apply(export.rules())));
  }

  void consentField(String attribute) {
    rules(rules ->
        new ExportRules(
            rules.mode(),
            rules.removalBrake(),
            rules.leaverBrake(),
            Optional.of(AttributePath.of(attribute)),
            rules.reviveDeleted(),
            rules.newContactsPerDay(),
            rules.setAsideAfter()));
  }

  void reviveDeleted() {
    rules(rules ->
        new ExportRules(
            rules.mode(),
            rules.removalBrake(),
            rules.leaverBrake(),
            rules.consent(),
            true,
            rules.newContactsPerDay(),
            rules.setAsideAfter()));
  }

  /** A run that a brake stopped, approved and taken up again. */
  ExportRun approve(ExportRun asked) {
    runs.approve(asked.approved("ana"), "ana");
    return runner.resume(asked.approved("ana"));
  }

  Lifting lifting() {
    return new Lifting(engine, snapshots, runs, permits);
  }

  /** What fills which field from now on, as in a workspace file. */
  void matching(String json) {
    Export export = exports.find(EXPORT).orElseThrow();
    exports.save(
        new Export(
            export.key(),
            export.displayName(),
            export.connection(),
            export.list(),
            DefinitionJson.mapper().readValue(json, DataMatching.class),
            export.segments(),
            export.schedule(),
            export.rules()));
  }

  void limit(long addresses) {
    connectionDefinitions.save(
        new Connection(
            CONNECTION, "Sandbox", Connection.Sharing.ADMINISTRATORS, Optional.of(addresses)));
  }

  void mode(Mode mode) {
    rules(rules -> rules.with(mode));
  }

  void useList(String id) {
    Export export = exports.find(EXPORT).orElseThrow();
    exports.save(
        new Export(
            export.key(),
            export.displayName(),
            export.connection(),
            Optional.of(ListId.of(id)),
            export.matching(),
            export.segments(),
            export.schedule(),
            export.rules()));
  }

  @Override
  public void close() {
    engine.close();
  }
}
