package dev.listkeeper.server.workspace;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.connect.ConnectionSetup;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes definitions so that they always hang together: everything that is named exists. One
 * change at a time, each whole or not at all.
 */
public final class WorkspaceEditor {
  private final Sections sections;
  private final ConnectionSetup connections;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final JsonMapper mapper;
  private final ColumnCheck columns;
  private final ListCheck lists;
  private final UnneededRows rows;
  private final MatchedFields fields;

  public WorkspaceEditor(
      Sections sections,
      ConnectionSetup connections,
      Audit audit,
      TransactionOperations transaction,
      JsonMapper mapper,
      ColumnCheck columns,
      ListCheck lists,
      UnneededRows rows,
      MatchedFields fields) {
    this.sections = sections;
    this.connections = connections;
    this.audit = audit;
    this.transaction = transaction;
    this.mapper = mapper;
    this.columns = columns;
    this.lists = lists;
    this.rows = rows;
    this.fields = fields;
  }

  /**
   * What an apply did.
   *
   * @param notInFile what is stored and not in the file, and stays because pruning was not asked
   *     for
   * @param remarks what does not keep it from being applied, and keeps an export from running
   */
  public record Applied(List<Change> changes, List<Change> notInFile, List<String> remarks) {}

  public Contents stored() {
    return sections.stored();
  }

  /** What applying the file would change; what it would remove is removed only when pruning. */
  public List<Change> diff(String file) {
    WorkspaceFile wanted = WorkspaceFile.read(file, mapper, sections);
    Contents stored = sections.stored();
    check(stored, merged(stored, wanted, false));
    return changes(stored, merged(stored, wanted, true));
  }

  /** Makes what is stored the same as the file. */
  public Applied apply(String file, boolean prune) {
    WorkspaceFile wanted = WorkspaceFile.read(file, mapper, sections);
    checkLists(stored -> merged(stored, wanted, prune));
    Contents before = sections.stored();
    // Asks the service, so outside of the transaction.
    List<String> remarks = fields.check(before, merged(before, wanted, prune));
    return changing(() -> {
      Contents stored = sections.stored();
      Contents after = merged(stored, wanted, prune);
      check(stored, after);
      List<Change> left =
          prune
              ? List.of()
              : changes(stored, merged(stored, wanted, true)).stream()
                  .filter(change -> change.action() == Change.Action.REMOVED)
                  .toList();
      return new Applied(write(stored, after), left, remarks);
    });
  }

  /** Adds or changes one definition, see {@link #putAll}. */
  public <T extends Definition> List<String> put(Section<T> section, T definition) {
    return putAll(section, List.of(definition));
  }

  /**
   * Adds or changes several of one kind, all or none.
   *
   * @return remarks: what does not keep it from being saved, and keeps an export from running
   */
  public <T extends Definition> List<String> putAll(Section<T> section, List<T> definitions) {
    checkLists(stored -> with(section, stored, definitions, false));
    Contents before = sections.stored();
    List<String> remarks = fields.check(before, with(section, before, definitions, false));
    changing(() -> {
      Contents stored = sections.stored();
      Contents after = with(section, stored, definitions, false);
      check(stored, after);
      return write(stored, after);
    });
    return remarks;
  }

  /**
   * Removes one definition.
   *
   * @throws Problem IN_USE naming what rests on it
   */
  public void remove(Section<?> section, Key key) {
    changing(() -> {
      Contents before = sections.stored();
      section.require(key);
      List<References.Reference> brokenBefore = References.broken(before);
      removeStored(section, key);
      Contents after = sections.stored();
      String users =
          References.broken(after).stream()
              .filter(reference -> !brokenBefore.contains(reference))
              .map(References.Reference::by)
              .distinct()
              .collect(Collectors.joining(", "));
      if (!users.isEmpty()) {
        throw new Problem(
            ProblemCode.IN_USE,
            "The " + section.noun() + " '" + key + "' is in use by " + users + ".");
      }
      record(changes(before, after), before, after);
      return key;
    });
  }

  /** Outside of the change, which must not wait for the service. */
  private void checkLists(UnaryOperator<Contents> change) {
    Contents stored = sections.stored();
    lists.check(stored, change.apply(stored));
  }

  private void check(Contents stored, Contents after) {
    References.check(after);
    if (stored.customers().isPresent() && after.customers().isEmpty()) {
      after.segments().stream()
          .findFirst()
          .ifPresent(segment -> {
            throw new Problem(
                ProblemCode.IN_USE,
                "The customer table can't be removed: segment '"
                    + segment.key()
                    + "' rests on it; write the table under 'customers', or remove the segments too.");
          });
    }
    columns.check(stored, after);
  }

  private synchronized <R> R changing(Supplier<R> change) {
    R result = java.util.Objects.requireNonNull(transaction.execute(_ -> change.get()));
    rows.drop();
    return result;
  }

  private List<Change> changes(Contents before, Contents after) {
    List<Change> changes = new ArrayList<>();
    sections.all().forEach(section -> collect(section, before, after, changes));
    return changes;
  }

  private <T extends Definition> void collect(
      Section<T> section, Contents before, Contents after, List<Change> changes) {
    List<T> old = section.in().apply(before);
    List<T> now = section.in().apply(after);
    now.forEach(definition ->
        change(section, find(old, definition.key()), definition).ifPresent(changes::add));
    old.stream()
        .filter(definition -> find(now, definition.key()).isEmpty())
        .map(gone -> change(Change.Action.REMOVED, section, gone, List.of()))
        .forEach(changes::add);
  }

  private <T extends Definition> Optional<Change> change(
      Section<T> section, Optional<T> before, T after) {
    if (before.isEmpty()) {
      return Optional.of(change(Change.Action.ADDED, section, after, List.of()));
    }
    List<Change.Field> fields =
        Comparison.of(mapper.valueToTree(before.get()), mapper.valueToTree(after));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(change(Change.Action.CHANGED, section, after, fields));
  }

  private static Change change(
      Change.Action action, Section<?> section, Definition what, List<Change.Field> fields) {
    return new Change(action, section.name(), what.key().value(), what.displayName(), fields);
  }

  private static <T extends Definition> Optional<T> find(List<T> among, Key key) {
    return among.stream().filter(definition -> definition.key().equals(key)).findFirst();
  }

  /** Writes only what differs, so that applying a file twice changes nothing the second time. */
  private List<Change> write(Contents stored, Contents after) {
    List<Change> changes = changes(stored, after);
    // First away, so that an export can take over the list that another one gives up.
    for (Section<?> section : sections.all().reversed()) {
      of(section, changes).stream()
          .filter(change ->
              change.action() == Change.Action.REMOVED
                  || (section.equals(sections.exports())
                      && change.action() == Change.Action.CHANGED))
          .forEach(change -> removeStored(section, new Key(change.key())));
    }
    sections.all().forEach(section -> save(section, after, of(section, changes)));
    record(changes, stored, after);
    return changes;
  }

  private void record(List<Change> changes, Contents before, Contents after) {
    sections
        .all()
        .forEach(section ->
            of(section, changes).forEach(change -> record(section, change, before, after)));
  }

  private void record(Section<?> section, Change change, Contents before, Contents after) {
    String object = section.name() + "/" + change.key();
    String name = change.displayName();
    switch (change.action()) {
      case ADDED ->
          audit.record(
              AuditAction.DEFINITION_ADDED,
              object,
              name,
              new ValueChange("", null, json(section, after, change)));
      case REMOVED ->
          audit.record(
              AuditAction.DEFINITION_REMOVED,
              object,
              name,
              new ValueChange("", json(section, before, change), null));
      case CHANGED ->
          audit.record(
              AuditAction.DEFINITION_CHANGED,
              object,
              name,
              change.fields().stream()
                  .map(field -> new ValueChange(field.path(), field.before(), field.after()))
                  .toArray(ValueChange[]::new));
    }
  }

  private JsonNode json(Section<?> section, Contents among, Change change) {
    return mapper.valueToTree(find(section.in().apply(among), new Key(change.key())).orElseThrow());
  }

  private static List<Change> of(Section<?> section, List<Change> changes) {
    return changes.stream().filter(change -> change.section().equals(section.name())).toList();
  }

  private static <T extends Definition> void save(
      Section<T> section, Contents after, List<Change> changes) {
    changes.stream()
        .filter(change -> change.action() != Change.Action.REMOVED)
        .flatMap(change -> find(section.in().apply(after), new Key(change.key())).stream())
        .forEach(section.stored()::save);
  }

  private void removeStored(Section<?> section, Key key) {
    section.stored().remove(key);
    if (section.equals(sections.connections())) {
      connections.forget(key);
    }
  }

  private Contents merged(Contents stored, WorkspaceFile file, boolean prune) {
    Contents all = stored;
    for (Section<?> section : sections.all()) {
      all = merged(section, all, file, prune && file.sections().contains(section.name()));
    }
    return all;
  }

  private static <T extends Definition> Contents merged(
      Section<T> section, Contents stored, WorkspaceFile file, boolean prune) {
    return with(section, stored, section.in().apply(file.contents()), prune);
  }

  private static <T extends Definition> Contents with(
      Section<T> section, Contents stored, List<T> wanted, boolean prune) {
    List<T> all = new ArrayList<>(wanted);
    if (!prune) {
      section.in().apply(stored).stream()
          .filter(definition -> find(wanted, definition.key()).isEmpty())
          .forEach(all::add);
    }
    return section.with().apply(stored, all);
  }
}
