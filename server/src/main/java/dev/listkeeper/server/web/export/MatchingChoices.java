package dev.listkeeper.server.web.export;

import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.constantcontact.AccountFields;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.web.customer.SingleAttributes;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the selects of Data matching hold. What is chosen stays choosable, however far away or gone
 * it is.
 *
 * @param model absent while nothing was refreshed
 * @param custom the account's custom fields; absent while they are not known
 * @param mayMake whether the person may make some
 */
record MatchingChoices(
    Optional<CustomerModel> model,
    Optional<List<CustomField>> custom,
    boolean mayMake,
    Words words) {
  private static final String MAIL = "mail";

  /** Attributes that can hold an address, likely ones first. */
  List<Option> emails(String chosen) {
    List<String> all = of(Type.TEXT);
    List<String> sorted =
        Stream.concat(
                all.stream().filter(MatchingChoices::isLikely),
                all.stream().filter(name -> !isLikely(name)))
            .toList();
    return options(sorted, chosen, words.say("choose"));
  }

  /** The attribute that most likely holds the address; empty when several may, or none. */
  String likelyEmail() {
    List<String> likely = of(Type.TEXT).stream().filter(MatchingChoices::isLikely).toList();
    return likely.size() == 1 ? likely.getFirst() : "";
  }

  private static boolean isLikely(String name) {
    return name.toLowerCase(Locale.ROOT).contains(MAIL);
  }

  List<Option> consents(String chosen) {
    return options(of(Type.BOOLEAN), chosen, words.say("rules.consent.none"));
  }

  private List<String> of(Type type) {
    return model.stream()
        .flatMap(
            known -> SingleAttributes.of(known).stream().filter(path -> known.typeOf(path) == type))
        .map(AttributePath::toString)
        .toList();
  }

  private List<String> all() {
    return model.stream()
        .flatMap(known -> SingleAttributes.of(known).stream())
        .map(AttributePath::toString)
        .toList();
  }

  List<ExportFormView.Row> rows(List<MatchRow> rows) {
    List<String> attributes = all();
    List<ExportFormView.Row> shown = new ArrayList<>();
    for (MatchRow row : rows) {
      shown.add(
          new ExportFormView.Row(
              shown.size(),
              MatchingReader.row(shown.size()),
              fields(row.field()),
              row.name(),
              Arrays.stream(MatchRow.Kind.values())
                  .map(kind ->
                      new Option(kind.name(), words.say("match.kind", kind), kind == row.kindOf()))
                  .toList(),
              options(attributes, row.attribute(), words.say("choose")),
              row.text(),
              said(row),
              isMissing(row) ? words.say("match.missing") : "",
              mayMake && isMissing(row)));
    }
    return shown;
  }

  private boolean isMissing(MatchRow row) {
    if (custom.isEmpty() || !row.field().startsWith(Target.CUSTOM)) {
      return false;
    }
    String name = row.namesField() ? row.name() : row.field().substring(Target.CUSTOM.length());
    return Target.Custom.isName(name)
        && !AccountFields.among(custom.get(), List.of(new Target.Custom(name))).missing().isEmpty();
  }

  /** A written value is hard to read, so it is said in words too. */
  private String said(MatchRow row) {
    if (row.kindOf() != MatchRow.Kind.EXPRESSION || row.text().isBlank()) {
      return "";
    }
    try {
      return MatchingWords.value(row.value(), words);
    } catch (Problem unreadable) {
      return "";
    }
  }

  private List<ExportFormView.Group> fields(String chosen) {
    List<ExportFormView.Group> groups = new ArrayList<>();
    groups.add(
        new ExportFormView.Group(
            words.say("match.group.contact"),
            Arrays.stream(StandardField.values()).map(field -> option(field, chosen)).toList()));
    List<Option> ofAccount =
        custom.stream()
            .flatMap(List::stream)
            .map(CustomField::label)
            .filter(Target.Custom::isName)
            .map(Target.Custom::new)
            .map(field -> option(field, chosen))
            .toList();
    List<Option> all = new ArrayList<>(ofAccount);
    if (chosen.startsWith(Target.CUSTOM)
        && !chosen.equals(Target.CUSTOM)
        && ofAccount.stream().noneMatch(Option::selected)) {
      all.addFirst(
          new Option(
              chosen, words.say("field.custom", chosen.substring(Target.CUSTOM.length())), true));
    }
    all.add(new Option(Target.CUSTOM, words.say("match.by-name"), chosen.equals(Target.CUSTOM)));
    groups.add(new ExportFormView.Group(words.say("match.group.custom"), all));
    return groups;
  }

  private Option option(Target target, String chosen) {
    return new Option(
        target.key(), MatchingWords.field(target, words), target.key().equals(chosen));
  }

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
}
