package dev.listkeeper.server.workspace;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.export.constantcontact.AccountFields;
import dev.listkeeper.export.plan.ConsentField;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.export.plan.Reach;
import dev.listkeeper.export.run.Preview;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What an export that may not be stored yet would send, and to how many. Thread-safe. */
public final class ExportPreviews {
  /** How many rows are shown. */
  public static final int ROWS = 5;

  /** Counting a million addresses takes a while, and the same are asked for with every change. */
  private static final int KEPT = 200;

  private final Sections sections;
  private final ConnectionStates states;
  private final Profiles profiles;
  private final QueryEngine engine;
  private final Snapshots snapshots;
  private final Workspace workspace;
  private final AccountCustomFields fields;
  private final Preview preview;
  private final Map<String, Count> counted = new ConcurrentHashMap<>();

  public ExportPreviews(
      Sections sections,
      ConnectionStates states,
      Profiles profiles,
      QueryEngine engine,
      Snapshots snapshots,
      Workspace workspace,
      AccountCustomFields fields) {
    this.sections = sections;
    this.states = states;
    this.profiles = profiles;
    this.engine = engine;
    this.snapshots = snapshots;
    this.workspace = workspace;
    this.fields = fields;
    this.preview = new Preview(engine, snapshots, workspace);
  }

  private record Count(long members, long addresses) {}

  /**
   * How many people the union of segments has.
   *
   * @param addresses distinct ones that can be sent to
   * @param limit how many of those the connection allows
   * @param unread segments that have no members yet, because they were not refreshed
   */
  public record Size(long members, long addresses, long limit, List<Key> unread) {
    public boolean isTooLarge() {
      return addresses > limit;
    }
  }

  /** The most addresses the segments can have, told without looking at one. */
  public long atMost(List<Key> segments) {
    return segments.stream().flatMap(key -> members(key).stream()).mapToLong(Snapshot::rows).sum();
  }

  /** How many addresses an export through a connection may have. */
  public long limit(Optional<Key> connection) {
    return connection
        .flatMap(sections.connections().stored()::find)
        .flatMap(Connection::limit)
        .orElse(Connection.LIMIT);
  }

  /**
   * Counts.
   *
   * @throws Problem NOT_REFRESHED, or what is wrong with the attribute
   */
  public Size size(List<Key> segments, AttributePath email, Optional<Key> connection) {
    List<Snapshot> members = segments.stream().flatMap(key -> members(key).stream()).toList();
    List<Key> unread = segments.stream().filter(key -> members(key).isEmpty()).toList();
    if (members.isEmpty()) {
      return new Size(0, 0, limit(connection), unread);
    }
    CustomerModel model = profiles.current();
    Count count = count(members, model, email);
    return new Size(count.members(), count.addresses(), limit(connection), unread);
  }

  private Count count(List<Snapshot> members, CustomerModel model, AttributePath email) {
    String basis = basis(members, model, email);
    Count known = counted.get(basis);
    if (known != null) {
      return known;
    }
    Query union =
        new Query.Append(members.stream().map(segment -> (Query) new Query.Scan(segment)).toList());
    long people =
        members.size() == 1 ? members.getFirst().rows() : engine.count(new Query.Distinct(union));
    try (Scratch scratch = Scratch.under(workspace)) {
      Count now =
          new Count(people, Reach.sendable(engine, members, model, email, scratch.folder()));
      if (counted.size() >= KEPT) {
        counted.clear();
      }
      counted.put(basis, now);
      return now;
    }
  }

  private static String basis(List<Snapshot> members, CustomerModel model, AttributePath email) {
    return members.stream().map(Snapshot::contentHash).sorted().collect(Collectors.joining(","))
        + "|"
        + model.customers().contentHash()
        + "|"
        + model.tables().values().stream()
            .map(Snapshot::contentHash)
            .sorted()
            .collect(Collectors.joining(","))
        + "|"
        + model.relationships()
        + "|"
        + email;
  }

  /**
   * The first rows as a run would send them.
   *
   * @throws Problem NOT_REFRESHED, or what is wrong with an attribute
   */
  public List<Preview.Row> rows(Export export) {
    List<Key> read = export.segments().stream().filter(key -> members(key).isPresent()).toList();
    if (read.isEmpty()) {
      return List.of();
    }
    CustomerModel model = profiles.current();
    Mapping mapping = mapping(export, read);
    mapping.check(model);
    export.rules().consent().ifPresent(field -> ConsentField.consenting(model, field, "customer"));
    List<Snapshot> segments = read.stream().flatMap(key -> members(key).stream()).toList();
    Optional<String> account =
        export
            .connection()
            .flatMap(connection -> states.of(connection).account())
            .map(ConnectionState.Account::id);
    return preview.rows(export, segments, model, mapping, account, ROWS);
  }

  private Mapping mapping(Export export, List<Key> segments) {
    DataMatching matching = export.matching();
    Map<Target.Custom, Mapping.InAccount> known =
        new LinkedHashMap<>(
            AccountFields.among(inAccount(export), matching.customFields()).inAccount());
    // What the account does not have yet would be made as text, or as its attribute is.
    matching
        .customFields()
        .forEach(
            field -> known.putIfAbsent(field, new Mapping.InAccount(field.key(), ValueType.TEXT)));
    List<String> names =
        segments.stream()
            .map(key ->
                sections
                    .segments()
                    .stored()
                    .find(key)
                    .map(Definition::displayName)
                    .orElse(key.value()))
            .toList();
    return Mapping.of(matching, known, names, workspace.zone());
  }

  private List<CustomField> inAccount(Export export) {
    if (export.connection().isEmpty() || export.matching().customFields().isEmpty()) {
      return List.of();
    }
    try {
      return fields.of(export.connection().get());
    } catch (Problem unreachable) {
      // A preview goes on without: values of unknown fields show as text.
      return List.of();
    }
  }

  private Optional<Snapshot> members(Key segment) {
    return snapshots.latest(SegmentEvaluator.dataset(segment)).map(Version::snapshot);
  }
}
