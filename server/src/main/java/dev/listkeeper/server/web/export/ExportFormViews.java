package dev.listkeeper.server.web.export;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.Mode;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.web.customer.ModelReader;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Workspace;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together the form of an export. */
final class ExportFormViews {
  private final ConnectionRights rights;
  private final ConnectionStates states;
  private final ModelReader models;
  private final AccountCustomFields customFields;
  private final ListChoices lists;
  private final SegmentChoices segments;
  private final Users users;
  private final Workspace workspace;

  ExportFormViews(
      ConnectionRights rights,
      ConnectionStates states,
      ModelReader models,
      AccountCustomFields customFields,
      ListChoices lists,
      SegmentChoices segments,
      Users users,
      Workspace workspace) {
    this.rights = rights;
    this.states = states;
    this.models = models;
    this.customFields = customFields;
    this.lists = lists;
    this.segments = segments;
    this.users = users;
    this.workspace = workspace;
  }

  /**
   * What is said about a form beside what was typed.
   *
   * @param typed whether it holds what is not saved
   * @param focus id of the field to go to; empty for that of the first mistake
   */
  record Said(
      boolean typed,
      Mistakes mistakes,
      @Nullable String problem,
      ExportFormView.@Nullable Leaving leaving,
      @Nullable PreviewView preview,
      String focus) {
    static Said nothing(boolean typed) {
      return new Said(typed, new Mistakes(), null, null, null, "");
    }

    private String first() {
      return mistakes.byField().keySet().stream().findFirst().orElse(focus);
    }
  }

  /** A new form with what can be guessed: the only connection, the likely address. */
  ExportFields suggested(CurrentUser user, Words words) {
    List<Connection> usable = rights.usable(user);
    ExportFields fields =
        usable.size() == 1
            ? ExportFields.EMPTY.withConnection(usable.getFirst().key().value())
            : ExportFields.EMPTY;
    return fields.withEmail(
        new MatchingChoices(models.current(), Optional.empty(), false, words).likelyEmail());
  }

  /** The form, filled in. */
  ExportFormView of(FilledForm form, Said said) {
    ExportFields fields = form.fields();
    Words words = form.words();
    CurrentUser user = form.user();
    MatchingChoices matching =
        new MatchingChoices(
            models.current(),
            customFields(fields, user),
            user.may(Permission.MANAGE_CONNECTIONS),
            words);
    String address = form.key().map(ExportViews::address).orElse("/exports");
    return new ExportFormView(
        form.before()
            .map(one -> words.say("export.edit.title", one.displayName()))
            .orElseGet(() -> words.say("export.add.title")),
        form.before().isPresent() ? address + "/edit" : "/exports/_new",
        form.key().map(key -> key.value()).orElse(""),
        address,
        said.typed(),
        said.problem(),
        said.mistakes().byField(),
        said.first(),
        fields,
        connections(fields.connection(), user, words),
        lists(fields, user, words),
        matching.emails(fields.email()),
        matching.rows(fields.rows()),
        segments.of(form),
        rules(form, matching),
        schedules(fields.schedule(), words),
        said.leaving(),
        said.preview());
  }

  private ExportFormView.Connections connections(String chosen, CurrentUser user, Words words) {
    List<Connection> usable = rights.usable(user);
    boolean mayAdd = user.may(Permission.MANAGE_CONNECTIONS);
    String none =
        mayAdd
            ? words.say("export.no-connection.administrator")
            : words.say("export.no-connection", administrators());
    Option choose = new Option("", words.say("choose"), chosen.isEmpty());
    return new ExportFormView.Connections(
        Stream.concat(
                Stream.of(choose), usable.stream().map(one -> connection(one, chosen, user, words)))
            .toList(),
        usable.isEmpty() ? none : null,
        mayAdd);
  }

  private String administrators() {
    return users.all().stream()
        .filter(user -> user.role() == Role.ADMINISTRATOR && user.state() == User.State.ACTIVE)
        .map(User::displayName)
        .collect(Collectors.joining(", "));
  }

  /** How a connection does is the Administrators' business. */
  private Option connection(Connection one, String chosen, CurrentUser user, Words words) {
    boolean ready =
        !user.may(Permission.MANAGE_CONNECTIONS) || states.of(one.key()).stage() == Stage.READY;
    String label = ready ? one.displayName() : words.say("connection.not-ready", one.displayName());
    return new Option(one.key().value(), label, one.key().value().equals(chosen));
  }

  private ExportFormView.Lists lists(ExportFields fields, CurrentUser user, Words words) {
    ListChoices.Known known = lists.of(fields.connection(), user);
    Optional<ListId> meant =
        fields.list().isEmpty() ? Optional.empty() : ListChoices.meant(fields, known);
    Optional<String> name = meant.flatMap(known::nameOf);
    return new ExportFormView.Lists(
        name.orElse(fields.list()),
        name.map(shown -> meant.orElseThrow() + " " + shown).orElse(fields.listWas()),
        name.flatMap(_ -> meant).map(ListId::value).orElse(""),
        known
            .trouble()
            .map(trouble -> words.say("export.list.trouble", words.problem(trouble)))
            .orElse(null),
        known.lists().stream()
            .map(list ->
                new Option(
                    list.name(),
                    lists
                        .owner(list.id(), Optional.empty())
                        .map(owner -> words.say("export.list.of", owner.displayName()))
                        .orElse(""),
                    false))
            .toList(),
        user.may(Permission.MANAGE_CONNECTIONS)
            && lists.usable(fields.connection(), user).isPresent());
  }

  /** Absent when they are not known; the form still takes a field by its name then. */
  private Optional<List<CustomField>> customFields(ExportFields fields, CurrentUser user) {
    Optional<Connection> connection = lists.usable(fields.connection(), user);
    if (connection.isEmpty() || states.of(connection.get().key()).stage() != Stage.READY) {
      return Optional.empty();
    }
    try {
      return Optional.of(customFields.of(connection.get().key()));
    } catch (Problem unreachable) {
      // The form says so beside the list, which the same account holds.
      return Optional.empty();
    }
  }

  private static ExportFormView.Rules rules(FilledForm form, MatchingChoices matching) {
    RuleFields rules = form.fields().rules();
    boolean mayLoosen = form.user().may(Permission.LOOSEN_SAFEGUARDS);
    boolean revives =
        form.before().map(one -> one.rules()).orElse(ExportRules.DEFAULT).reviveDeleted();
    return new ExportFormView.Rules(
        Arrays.stream(Mode.values())
            .map(mode ->
                new Option(
                    mode.name(), form.words().say("mode", mode), mode.name().equals(rules.mode())))
            .toList(),
        matching.consents(rules.consent()),
        mayLoosen,
        mayLoosen || revives);
  }

  private ExportFormView.Schedules schedules(ScheduleTexts fields, Words words) {
    return new ExportFormView.Schedules(
        Arrays.stream(ScheduleTexts.Runs.values())
            .map(one ->
                new Option(one.name(), words.say("runs", one), one.name().equals(fields.runs())))
            .toList(),
        Arrays.stream(DayOfWeek.values())
            .map(day ->
                new Option(
                    day.name(),
                    day.getDisplayName(TextStyle.SHORT_STANDALONE, words.locale()),
                    fields.days().contains(day.name())))
            .toList(),
        workspace.zone().getId());
  }
}
