package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.schedule.Schedule;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Optional;

/** Makes an export of what was typed, or says what is wrong with it, field by field. */
final class ExportReader {
  static final int LONGEST_NAME = 200;
  private static final String UNNAMED = "preview";

  private final Sections sections;
  private final ModelReader models;
  private final ListChoices lists;

  ExportReader(Sections sections, ModelReader models, ListChoices lists) {
    this.sections = sections;
    this.models = models;
    this.lists = lists;
  }

  /**
   * What came of it.
   *
   * @param export absent when there are mistakes
   */
  record Result(Optional<Export> export, Mistakes mistakes) {}

  /** All of it, as it can be saved. */
  Result read(FilledForm form) {
    Mistakes mistakes = new Mistakes();
    ExportFields fields = form.fields();
    Words words = form.words();
    if (fields.displayName().isEmpty() || fields.displayName().length() > LONGEST_NAME) {
      mistakes.add("displayName", words.say("export.need.name", LONGEST_NAME));
    }
    Optional<Key> connection = lists.usable(fields.connection(), form.user()).map(Connection::key);
    if (connection.isEmpty()) {
      mistakes.add("connection", words.say("export.need.connection"));
    }
    Optional<ListId> list = list(form, connection, mistakes);
    Optional<DataMatching> matching = matching(form, mistakes);
    List<Key> segments = segments(fields);
    if (segments.isEmpty()) {
      mistakes.add("segments", words.say("export.need.segments"));
    }
    ExportRules rules = rules(form, mistakes);
    Optional<Schedule> schedule = new ScheduleReader(mistakes, words).read(fields.schedule());
    if (!mistakes.isEmpty() || matching.isEmpty()) {
      return new Result(Optional.empty(), mistakes);
    }
    Export export =
        new Export(
            form.key().orElseGet(() -> unusedKey(fields.displayName())),
            fields.displayName(),
            connection,
            list,
            matching.get(),
            segments,
            schedule,
            rules);
    return new Result(Optional.of(export), mistakes);
  }

  /**
   * As much of it as a preview needs; empty while no address attribute or segment is chosen.
   *
   * @param mistakes gets what is wrong with the rest, which the sample leaves out
   */
  Optional<Export> sample(FilledForm form, Mistakes mistakes) {
    String typed = form.fields().displayName();
    String name = typed.isEmpty() ? UNNAMED : typed;
    List<Key> segments = segments(form.fields());
    Optional<DataMatching> matching = matching(form, mistakes);
    if (segments.isEmpty() || matching.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Export(
            form.key().orElseGet(() -> unusedKey(name)),
            name,
            lists.usable(form.fields().connection(), form.user()).map(Connection::key),
            ListChoices.meant(form.fields(), ListChoices.Known.NONE),
            matching.get(),
            segments,
            Optional.empty(),
            rules(form, mistakes)));
  }

  private Key unusedKey(String displayName) {
    return Key.named(displayName, key -> sections.exports().stored().find(key).isPresent());
  }

  private Optional<ListId> list(FilledForm form, Optional<Key> connection, Mistakes mistakes) {
    Words words = form.words();
    String typed = form.fields().list();
    if (typed.isEmpty()) {
      mistakes.add("list", words.say("export.need.list"));
      return Optional.empty();
    }
    ListChoices.Known known = lists.of(form.fields().connection(), form.user());
    Optional<ListId> list = ListChoices.meant(form.fields(), known);
    if (list.isEmpty()) {
      boolean asked = connection.isPresent() && known.trouble().isEmpty();
      mistakes.add(
          "list", asked ? words.say("export.list.no-name", typed) : words.say("export.need.list"));
      return list;
    }
    Optional<Export> owner = lists.owner(list.get(), form.key());
    if (owner.isPresent()) {
      mistakes.add("list", words.say("export.list.owned", owner.get().displayName()));
    } else if (connection.isPresent() && !isAsBefore(form, connection, list)) {
      lists
          .mistake(connection.get(), list.get(), words)
          .ifPresent(sentence -> mistakes.add("list", sentence));
    }
    return list;
  }

  private static boolean isAsBefore(
      FilledForm form, Optional<Key> connection, Optional<ListId> list) {
    return form.before()
        .filter(before -> before.list().equals(list) && before.connection().equals(connection))
        .isPresent();
  }

  private Optional<DataMatching> matching(FilledForm form, Mistakes mistakes) {
    return new MatchingReader(
            form.before().map(Export::matching), models.current(), mistakes, form.words())
        .read(form.fields());
  }

  /** Those there are, in the order of the form: names of segments are sent in it. */
  private List<Key> segments(ExportFields fields) {
    List<Key> known =
        sections.segments().stored().all().stream().map(segment -> segment.key()).toList();
    return fields.segments().stream()
        .distinct()
        .flatMap(chosen -> known.stream().filter(key -> key.value().equals(chosen)))
        .toList();
  }

  private ExportRules rules(FilledForm form, Mistakes mistakes) {
    ExportRules old = form.before().map(Export::rules).orElse(ExportRules.DEFAULT);
    return new RulesReader(old, models.current(), form.user(), mistakes, form.words())
        .read(form.fields().rules());
  }
}
