package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.web.customer.SingleAttributes;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the form of an export. */
final class ExportFormViews {
  private final Sections sections;
  private final ConnectionRights rights;
  private final ConnectionStates states;
  private final Snapshots snapshots;
  private final ModelReader models;

  ExportFormViews(
      Sections sections,
      ConnectionRights rights,
      ConnectionStates states,
      Snapshots snapshots,
      ModelReader models) {
    this.sections = sections;
    this.rights = rights;
    this.states = states;
    this.snapshots = snapshots;
    this.models = models;
  }

  /**
   * The form, filled in.
   *
   * @param export absent for a new one
   */
  ExportFormView of(
      Optional<Export> export,
      ExportFields fields,
      Map<String, String> mistakes,
      @Nullable String problem,
      CurrentUser user,
      Words words) {
    List<Connection> usable = rights.usable(user);
    List<String> attributes = attributes();
    String address = export.map(one -> ExportViews.address(one.key())).orElse("/exports");
    return new ExportFormView(
        export
            .map(one -> words.say("export.edit.title", one.displayName()))
            .orElseGet(() -> words.say("export.add.title")),
        export.isPresent() ? address + "/edit" : "/exports/_new",
        address,
        fields,
        connections(usable, fields.connection(), user, words),
        options(attributes, fields.email(), words.say("choose")),
        options(attributes, fields.firstName(), words.say("field.none")),
        options(attributes, fields.lastName(), words.say("field.none")),
        export.map(one -> MatchingWords.others(one.matching(), words)).orElse(List.of()),
        segments(fields, words),
        stands(usable, attributes, words),
        problem,
        mistakes);
  }

  private List<Option> connections(
      List<Connection> usable, String chosen, CurrentUser user, Words words) {
    return Stream.concat(
            Stream.of(new Option("", words.say("choose"), chosen.isEmpty())),
            usable.stream().map(one -> connection(one, chosen, user, words)))
        .toList();
  }

  /** How a connection does is the Administrators' business. */
  private Option connection(Connection one, String chosen, CurrentUser user, Words words) {
    boolean ready =
        !user.may(Permission.MANAGE_CONNECTIONS) || states.of(one.key()).stage() == Stage.READY;
    String label = ready ? one.displayName() : words.say("connection.not-ready", one.displayName());
    return new Option(one.key().value(), label, one.key().value().equals(chosen));
  }

  private List<String> attributes() {
    return models
        .current()
        .map(model -> SingleAttributes.of(model).stream().map(AttributePath::toString).toList())
        .orElse(List.of());
  }

  /** What is chosen stays choosable, however far away or gone it is. */
  private static List<Option> options(List<String> known, String chosen, String none) {
    Stream<String> all =
        chosen.isEmpty() || known.contains(chosen)
            ? known.stream()
            : Stream.concat(Stream.of(chosen), known.stream());
    return Stream.concat(
            Stream.of(new Option("", none, chosen.isEmpty())),
            all.map(name -> new Option(name, name, name.equals(chosen))))
        .toList();
  }

  private List<ExportFormView.Segment> segments(ExportFields fields, Words words) {
    return sections.segments().stored().all().stream()
        .map(segment ->
            new ExportFormView.Segment(
                segment.key().value(),
                segment.displayName(),
                snapshots
                    .latest(SegmentEvaluator.dataset(segment.key()))
                    .map(version -> words.say("segment.members", version.snapshot().rows()))
                    .orElse(""),
                fields.segments().contains(segment.key().value())))
        .toList();
  }

  private static @Nullable String stands(
      List<Connection> usable, List<String> attributes, Words words) {
    if (usable.isEmpty()) {
      return words.say("export.no-connection");
    }
    return attributes.isEmpty() ? words.say("export.no-profiles") : null;
  }
}
