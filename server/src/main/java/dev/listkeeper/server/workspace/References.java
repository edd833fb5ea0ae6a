package dev.listkeeper.server.workspace;

import dev.listkeeper.export.Export;
import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.UsedRelationships;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What names what. */
final class References {
  private final Contents contents;
  private final List<Reference> all = new ArrayList<>();

  /** What can be named. */
  enum Target {
    TABLE("table", ProblemCode.UNKNOWN_TABLE),
    RELATIONSHIP("relationship", ProblemCode.PATH_NOT_FOUND),
    SEGMENT("segment", ProblemCode.NOT_FOUND),
    CONNECTION("connection", ProblemCode.NOT_FOUND);

    private final String noun;
    private final ProblemCode code;

    Target(String noun, ProblemCode code) {
      this.noun = noun;
      this.code = code;
    }
  }

  /**
   * Something that names something.
   *
   * @param by in words, such as: export 'newsletter'
   */
  record Reference(String by, Target target, String name) {}

  private References(Contents contents) {
    this.contents = contents;
    contents.customers().ifPresent(chosen -> table("the customer table", chosen.table()));
    contents.relationships().forEach(this::add);
    contents.segments().forEach(this::add);
    contents.exports().forEach(this::add);
  }

  private void add(Relationship relationship) {
    String by = "relationship '" + relationship.key() + "'";
    table(by, relationship.from());
    table(by, relationship.to());
  }

  private void add(Segment segment) {
    relationships("segment '" + segment.key() + "'", UsedRelationships.of(segment));
  }

  private void add(Export export) {
    String by = "export '" + export.key() + "'";
    export
        .connection()
        .ifPresent(key -> all.add(new Reference(by, Target.CONNECTION, key.value())));
    export.segments().forEach(key -> all.add(new Reference(by, Target.SEGMENT, key.value())));
    relationships(by, export.relationships());
  }

  private void table(String by, TableName name) {
    all.add(new Reference(by, Target.TABLE, name.toString()));
  }

  private void relationships(String by, Collection<Key> keys) {
    keys.forEach(key -> all.add(new Reference(by, Target.RELATIONSHIP, key.value())));
  }

  /** The references that lead nowhere. */
  static List<Reference> broken(Contents contents) {
    References references = new References(contents);
    return references.all.stream()
        .filter(reference -> !references.known(reference.target()).contains(reference.name()))
        .toList();
  }

  /**
   * Refuses contents that do not hang together.
   *
   * @throws Problem one sentence that names the nearest known name
   */
  static void check(Contents contents) {
    References references = new References(contents);
    broken(contents).stream().findFirst().ifPresent(references::refuse);
    contents.customers().ifPresent(chosen -> requirePrimaryKey(contents, chosen.table()));
  }

  private void refuse(Reference reference) {
    Set<String> known = known(reference.target());
    String advice =
        known.isEmpty() ? "there is none yet." : Nearest.advice(reference.name(), known);
    String by = Character.toUpperCase(reference.by().charAt(0)) + reference.by().substring(1);
    throw new Problem(
        reference.target().code,
        by
            + " names the "
            + reference.target().noun
            + " '"
            + reference.name()
            + "', which does not exist; "
            + advice);
  }

  private Set<String> known(Target target) {
    return switch (target) {
      case TABLE -> tables(contents);
      case RELATIONSHIP -> keys(contents.relationships());
      case SEGMENT -> keys(contents.segments());
      case CONNECTION -> keys(contents.connections());
    };
  }

  /** The names of all tables. */
  static Set<String> tables(Contents contents) {
    return contents.sources().stream().flatMap(References::tables).collect(Collectors.toSet());
  }

  private static Stream<String> tables(DataSource source) {
    return source.tables().stream().map(table -> source.name(table).toString());
  }

  static Set<String> keys(List<? extends Definition> definitions) {
    return definitions.stream()
        .map(definition -> definition.key().value())
        .collect(Collectors.toSet());
  }

  private static void requirePrimaryKey(Contents contents, TableName name) {
    boolean keyed =
        contents.sources().stream()
            .filter(source -> source.key().equals(name.source()))
            .flatMap(source -> source.table(name.table()).stream())
            .map(FileTable::primaryKey)
            .anyMatch(key -> key.isPresent());
    if (!keyed) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The customer table "
              + name
              + " needs a primary key; name the column that tells customers apart as its"
              + " primaryKey.");
    }
  }
}
