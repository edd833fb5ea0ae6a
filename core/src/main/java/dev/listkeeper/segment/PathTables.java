package dev.listkeeper.segment;

import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.CustomerModel.Hop;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables along one path, each with only the columns somebody needs. Level 0 is the profile,
 * level n the table after n relationships. Attributes off the path that have one value for each row
 * hang on the level where they leave it.
 */
final class PathTables {
  private final CustomerModel model;
  private final List<Key> path;
  private final List<Hop> hops;
  private final Map<List<Key>, Set<String>> needed = new LinkedHashMap<>();

  PathTables(CustomerModel model, List<Key> path) {
    this.model = model;
    this.path = path;
    this.hops = model.hops(path);
    needed.put(List.of(), new LinkedHashSet<>());
    for (int level = 0; level < hops.size(); level++) {
      need(path.subList(0, level), hops.get(level).fromColumn());
      need(path.subList(0, level + 1), hops.get(level).toColumn());
    }
  }

  int depth() {
    return hops.size();
  }

  List<Hop> hops() {
    return hops;
  }

  void need(AttributePath attribute) {
    List<Key> at = attribute.relationships();
    List<Hop> way = model.hops(at);
    for (int i = level(attribute); i < way.size(); i++) {
      need(at.subList(0, i), way.get(i).fromColumn());
      need(at.subList(0, i + 1), way.get(i).toColumn());
    }
    need(at, attribute.column());
  }

  private void need(List<Key> at, String column) {
    needed.computeIfAbsent(List.copyOf(at), _ -> new LinkedHashSet<>()).add(column);
  }

  /** How far along the path an attribute's own path goes with it. */
  int level(AttributePath attribute) {
    List<Key> other = attribute.relationships();
    int level = 0;
    while (level < path.size()
        && level < other.size()
        && path.get(level).equals(other.get(level))) {
      level++;
    }
    return level;
  }

  /** Whether each row of the path has at most one value of the attribute. */
  boolean reaches(AttributePath attribute) {
    List<Hop> way = model.hops(attribute.relationships());
    return way.subList(level(attribute), way.size()).stream().allMatch(Hop::single);
  }

  /** The table of a level, its columns renamed, with what hangs on it. */
  Query table(int level) {
    List<Key> at = path.subList(0, level);
    Query table = renamed(at, new Query.Scan(model.tableAt(at)));
    List<List<Key>> hanging =
        needed.keySet().stream().filter(other -> hangs(other, level)).sorted(BY_LENGTH).toList();
    for (List<Key> other : hanging) {
      Hop hop = model.hops(other).getLast();
      List<Key> before = other.subList(0, other.size() - 1);
      table =
          new Query.Join(
              Query.JoinKind.LEFT,
              table,
              renamed(other, model.oneRowEach(hop)),
              List.of(new Query.Key(name(before, hop.fromColumn()), name(other, hop.toColumn()))));
    }
    return table;
  }

  private static final java.util.Comparator<List<Key>> BY_LENGTH =
      java.util.Comparator.comparingInt(List::size);

  private boolean hangs(List<Key> other, int level) {
    AttributePath any = new AttributePath(other, "");
    return other.size() > level && level(any) == level && !other.equals(path.subList(0, level));
  }

  /** The columns that join a level to the one before it. */
  Query.Key join(int level) {
    Hop hop = hops.get(level - 1);
    return new Query.Key(
        name(path.subList(0, level - 1), hop.fromColumn()),
        name(path.subList(0, level), hop.toColumn()));
  }

  private Query renamed(List<Key> at, Query table) {
    List<Query.Output> outputs = new ArrayList<>();
    for (String column : needed.getOrDefault(at, Set.of())) {
      outputs.add(new Query.Output(name(at, column), new Expression.Ref(column)));
    }
    return new Query.Project(table, outputs);
  }

  /**
   * What a column is called inside a query. Keys hold neither slash nor colon, so whatever columns
   * are called, two never get the same name.
   */
  static String name(List<Key> at, String column) {
    return String.join("/", at.stream().map(Key::value).toList()) + ":" + column;
  }

  static Expression.Ref ref(AttributePath attribute) {
    return new Expression.Ref(name(attribute.relationships(), attribute.column()));
  }
}
