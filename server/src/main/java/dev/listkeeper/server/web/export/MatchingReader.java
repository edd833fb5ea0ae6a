package dev.listkeeper.server.web.export;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.web.view.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes Data matching of what was typed. What is as it was before is not judged: a column that went
 * away since must not keep anybody from changing something else.
 *
 * @param model absent while nothing was refreshed; then nothing is said about attributes
 */
record MatchingReader(
    Optional<DataMatching> before, Optional<CustomerModel> model, Mistakes mistakes, Words words) {
  /** Where what is wrong with the matching as a whole stands. */
  static final String WHOLE = "matching";

  /** The id of a row, by which a mistake finds it. */
  static String row(int number) {
    return WHOLE + "-" + number;
  }

  /** Empty when something is wrong, which the mistakes then say. */
  Optional<DataMatching> read(ExportFields fields) {
    Optional<AttributePath> email = email(fields.email());
    SortedMap<Target, FieldValue> targets = targets(fields.rows());
    if (email.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new DataMatching(email.get(), targets));
    } catch (Problem refusal) {
      mistakes.add(WHOLE, refusal.sentence());
      return Optional.empty();
    }
  }

  private Optional<AttributePath> email(String text) {
    if (text.isEmpty()) {
      mistakes.add("email", words.say("export.need.email"));
      return Optional.empty();
    }
    try {
      AttributePath path = AttributePath.of(text);
      boolean asBefore = before.map(DataMatching::email).equals(Optional.of(path));
      if (!asBefore && model.filter(known -> !holdsAddresses(known, path)).isPresent()) {
        mistakes.add("email", words.say("export.email.no-text", text));
        return Optional.empty();
      }
      return Optional.of(path);
    } catch (Problem unknown) {
      mistakes.add("email", unknown.sentence());
      return Optional.empty();
    }
  }

  private static boolean holdsAddresses(CustomerModel model, AttributePath path) {
    return model.typeOf(path) == Type.TEXT && model.isSingle(path.relationships());
  }

  private SortedMap<Target, FieldValue> targets(List<MatchRow> rows) {
    SortedMap<Target, FieldValue> targets = new TreeMap<>(Target.ORDER);
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isEmpty()) {
        try {
          add(rows.get(i), row(i), targets, seen);
        } catch (Problem refusal) {
          mistakes.add(row(i), refusal.sentence());
        }
      }
    }
    return targets;
  }

  private void add(
      MatchRow row, String id, SortedMap<Target, FieldValue> targets, Set<String> seen) {
    if (row.field().isEmpty()) {
      mistakes.add(id, words.say("match.need.field"));
      return;
    }
    if (row.namesField() && row.name().isEmpty()) {
      mistakes.add(id, words.say("match.need.name"));
      return;
    }
    Target target = row.target();
    if (!row.isFilled()) {
      mistakes.add(id, words.say("match.need.value", MatchingWords.field(target, words)));
      return;
    }
    if (!seen.add(target.key().toLowerCase(Locale.ROOT))) {
      mistakes.add(id, words.say("match.twice", MatchingWords.field(target, words)));
      return;
    }
    FieldValue value = row.value();
    boolean asBefore =
        before
            .map(DataMatching::fields)
            .map(fields -> fields.get(target))
            .equals(Optional.of(value));
    if (!asBefore) {
      model.ifPresent(known -> check(known, target, value));
    }
    targets.put(target, value);
  }

  private static void check(CustomerModel model, Target target, FieldValue value) {
    value.attributes().forEach(path -> model.attributes(Set.of(path)));
    Mapping.check(
        model,
        target,
        value,
        target instanceof StandardField field ? field.type() : ValueType.TEXT);
  }
}
