package dev.listkeeper.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which segments go to which list. Several segments feed the list as a union.
 *
 * @param connection absent for a detached export, which does not run
 * @param list absent for a new duplicate, which does not run
 * @param schedule its own; absent for one that runs with each refresh of the system
 * @param rules what a run may do; as usual when left out
 */
public record Export(
    Key key,
    String displayName,
    Optional<Key> connection,
    Optional<ListId> list,
    DataMatching matching,
    List<Key> segments,
    Optional<Schedule> schedule,
    @JsonProperty(defaultValue = "as usual") ExportRules rules)
    implements Definition {

  @SuppressWarnings("NullAway") // a missing property of a file arrives as null
  public Export {
    Definition.requireName("An export", displayName);
    connection = connection == null ? Optional.empty() : connection;
    list = list == null ? Optional.empty() : list;
    schedule = schedule == null ? Optional.empty() : schedule;
    rules = rules == null ? ExportRules.DEFAULT : rules;
    if (matching == null) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Export '" + key + "' needs Data matching with at least Email.");
    }
    if (segments == null || segments.isEmpty()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Export '" + key + "' needs at least one segment.");
    }
    segments = segments.stream().distinct().toList();
  }

  /** The same on another list. */
  public Export on(ListId other) {
    return new Export(
        key, displayName, connection, Optional.of(other), matching, segments, schedule, rules);
  }

  /** The same, detached: it keeps its configuration and does not run. */
  public Export withoutConnection() {
    return new Export(
        key, displayName, Optional.empty(), list, matching, segments, schedule, rules);
  }

  /** The same, fed by one more segment. */
  public Export fedBy(Key segment) {
    List<Key> more = Stream.concat(segments.stream(), Stream.of(segment)).toList();
    return new Export(key, displayName, connection, list, matching, more, schedule, rules);
  }

  /** Whether the refresh of the system runs it. */
  public boolean runsWithRefresh() {
    return schedule.isEmpty();
  }

  /** Whether anything but a person runs it. */
  public boolean runsByItself() {
    return schedule.map(own -> !own.off()).orElse(true);
  }

  /**
   * The same on another schedule.
   *
   * @param other absent to run with each refresh of the system
   */
  public Export on(Optional<Schedule> other) {
    return new Export(key, displayName, connection, list, matching, segments, other, rules);
  }

  /** The same with other rules. */
  public Export with(ExportRules other) {
    return new Export(key, displayName, connection, list, matching, segments, schedule, other);
  }

  /** The relationships that lead to what it reads of customers. */
  public Set<Key> relationships() {
    Set<Key> all = new HashSet<>(matching.relationships());
    rules.consent().ifPresent(consent -> all.addAll(consent.relationships()));
    return all;
  }

  /** Where what it knows it put on its list is kept: one ledger a list. */
  public DatasetName ledger() {
    return dataset(DatasetName.Kind.LEDGER);
  }

  /** A dataset of this export on its list; another list is another dataset. */
  public DatasetName dataset(DatasetName.Kind kind) {
    return new DatasetName(kind, key + "." + list.map(ListId::value).orElse("none"));
  }
}
