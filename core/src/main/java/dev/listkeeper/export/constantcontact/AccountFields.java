package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.export.plan.Mapping;
import dev.listkeeper.problem.Nearest;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.CustomerModel;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which of an account's custom fields Data matching means: the one of that name, or of that label.
 * Both change when somebody renames the field, so that it is looked up anew before each import.
 */
public final class AccountFields {
  private final Map<Target.Custom, CustomField> found;
  private final List<Target.Custom> missing;
  private final List<String> labels;

  private AccountFields(
      Map<Target.Custom, CustomField> found, List<Target.Custom> missing, List<String> labels) {
    this.found = found;
    this.missing = missing;
    this.labels = labels;
  }

  /** Looks targets up; the account is called only when there are custom fields among them. */
  public static AccountFields read(ConnectedAccount account, Collection<? extends Target> targets) {
    List<Target.Custom> wanted =
        targets.stream()
            .filter(Target.Custom.class::isInstance)
            .map(Target.Custom.class::cast)
            .toList();
    if (wanted.isEmpty()) {
      return new AccountFields(Map.of(), List.of(), List.of());
    }
    try (Stream<CustomField> fields = account.customFields().all()) {
      return among(fields.toList(), wanted);
    }
  }

  /** Looks targets up among all custom fields of an account. */
  public static AccountFields among(List<CustomField> all, List<Target.Custom> wanted) {
    Map<Target.Custom, CustomField> found = new LinkedHashMap<>();
    wanted.forEach(target -> find(all, target.name()).ifPresent(field -> found.put(target, field)));
    return new AccountFields(
        found,
        wanted.stream().filter(target -> !found.containsKey(target)).toList(),
        all.stream().map(CustomField::label).toList());
  }

  private static Optional<CustomField> find(List<CustomField> all, String name) {
    return all.stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .or(() ->
            all.stream()
                .filter(field ->
                    field.label().equalsIgnoreCase(name) || field.name().equalsIgnoreCase(name))
                .findFirst());
  }

  /** Those the account does not have. */
  public List<Target.Custom> missing() {
    return missing;
  }

  /** Those it has, with their name and type there. */
  public Map<Target.Custom, CustomField> found() {
    return found;
  }

  /**
   * Refuses to go on when one is missing, or two are the same.
   *
   * @throws Problem CUSTOM_FIELD_MISSING, INVALID_REQUEST
   */
  public AccountFields require() {
    if (!missing.isEmpty()) {
      throw missingProblem("nothing was sent");
    }
    Map<String, List<Target.Custom>> byField =
        found.keySet().stream()
            .collect(
                Collectors.groupingBy(
                    target -> id(target), LinkedHashMap::new, Collectors.toList()));
    byField.values().stream()
        .filter(targets -> targets.size() > 1)
        .findFirst()
        .ifPresent(targets -> {
          throw new Problem(
              ProblemCode.INVALID_REQUEST,
              "'"
                  + targets.get(0).key()
                  + "' and '"
                  + targets.get(1).key()
                  + "' are one custom field of the account; leave one of them out of Data"
                  + " matching.");
        });
    return this;
  }

  private String id(Target.Custom target) {
    return String.valueOf(Objects.requireNonNull(found.get(target)).id());
  }

  /**
   * What to say about those that are missing.
   *
   * @param consequence what became of the run, as part of a sentence
   */
  Problem missingProblem(String consequence) {
    String name = missing.getFirst().name();
    String likely =
        Nearest.slip(name, labels).map(near -> " Did you mean '" + near + "'?").orElse("");
    return new Problem(
        ProblemCode.CUSTOM_FIELD_MISSING,
        "The account has no custom field "
            + missing.stream().map(one -> "'" + one.name() + "'").collect(Collectors.joining(", "))
            + (missing.size() == 1 ? "; " : " (any more); ")
            + consequence
            + ". It may have been renamed or deleted in Constant Contact: name it in Data matching"
            + " as it is called there, or let an Administrator create it."
            + likely);
  }

  /**
   * Refuses attributes that can't fill the fields that are there.
   *
   * @throws Problem WRONG_TYPE, or what an unknown attribute is
   */
  public void check(CustomerModel model, DataMatching matching) {
    found.forEach((target, field) ->
        Mapping.check(
            model, target, Objects.requireNonNull(matching.fields().get(target)), type(field)));
  }

  /** What planning needs to know of those that are there. */
  public Map<Target.Custom, Mapping.InAccount> inAccount() {
    Map<Target.Custom, Mapping.InAccount> known = new LinkedHashMap<>();
    found.forEach((target, field) ->
        known.put(target, new Mapping.InAccount(field.id().value(), type(field))));
    return known;
  }

  private static ValueType type(CustomField field) {
    return switch (field.type()) {
      case STRING, TEXT_AREA, UNKNOWN -> ValueType.TEXT;
      case NUMBER, CURRENCY -> ValueType.NUMBER;
      case DATE -> ValueType.DATE;
      case DATETIME -> ValueType.DATETIME;
      case BOOLEAN -> ValueType.BOOLEAN;
      case SINGLE_SELECT, MULTI_SELECT -> ValueType.CHOICE;
    };
  }

  /** The column of an import for a field that is there. */
  String heading(Target target) {
    return switch (target) {
      case StandardField field -> field.heading();
      case Target.Custom custom -> {
        CustomField field = found.get(custom);
        if (field == null) {
          throw new IllegalArgumentException(custom.key() + " is not in the account.");
        }
        yield field.importColumn();
      }
    };
  }
}
