package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The segments to choose from. */
final class SegmentChoices {
  private final Sections sections;
  private final Snapshots snapshots;
  private final ConnectionStates states;
  private final ConnectionRights rights;

  SegmentChoices(
      Sections sections, Snapshots snapshots, ConnectionStates states, ConnectionRights rights) {
    this.sections = sections;
    this.snapshots = snapshots;
    this.states = states;
    this.rights = rights;
  }

  /** The chosen ones first, in the export's order, which names of segments are sent in. */
  List<ExportFormView.Segment> of(FilledForm form) {
    List<Segment> all = sections.segments().stored().all();
    List<Export> beside = beside(form);
    List<String> chosen = form.fields().segments();
    List<Segment> sorted = new ArrayList<>();
    chosen.forEach(
        key -> all.stream().filter(one -> one.key().value().equals(key)).forEach(sorted::add));
    all.stream().filter(one -> !chosen.contains(one.key().value())).forEach(sorted::add);
    return sorted.stream()
        .distinct()
        .map(segment ->
            new ExportFormView.Segment(
                segment.key().value(),
                segment.displayName(),
                members(segment.key(), form.words()),
                chosen.contains(segment.key().value()),
                also(segment, beside, form.words())))
        .toList();
  }

  private String members(Key segment, Words words) {
    return snapshots
        .latest(SegmentEvaluator.dataset(segment))
        .map(version -> words.say("segment.members", version.snapshot().rows()))
        .orElseGet(() -> words.say("export.segment.unread"));
  }

  private static String also(Segment segment, List<Export> beside, Words words) {
    String names =
        beside.stream()
            .filter(export -> export.segments().contains(segment.key()))
            .map(export -> "“" + export.displayName() + "”")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : words.say("export.segment.also", names);
  }

  /** Other exports to the same account, as far as the person may know where they go. */
  private List<Export> beside(FilledForm form) {
    return account(form.fields().connection()).stream()
        .flatMap(account -> to(account, form))
        .toList();
  }

  private Stream<Export> to(String account, FilledForm form) {
    return sections.exports().stored().all().stream()
        .filter(export -> !form.key().equals(Optional.of(export.key())))
        .map(export -> rights.asSeenBy(form.user(), export))
        .filter(export ->
            export
                .connection()
                .flatMap(connection -> account(connection.value()))
                .filter(account::equals)
                .isPresent());
  }

  private Optional<String> account(String connection) {
    return sections.connections().stored().all().stream()
        .filter(one -> one.key().value().equals(connection))
        .findFirst()
        .flatMap(one -> states.of(one.key()).account())
        .map(ConnectionState.Account::id);
  }
}
