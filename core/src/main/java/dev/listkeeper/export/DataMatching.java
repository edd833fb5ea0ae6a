package dev.listkeeper.export;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the customer fills which field of the contact. Email is required.
 *
 * @param fields by target, in {@link Target#ORDER}
 */
public record DataMatching(AttributePath email, SortedMap<Target, FieldValue> fields) {
  private static final String EMAIL = "email";

  /** Custom fields a contact may have values in. */
  private static final int MOST_CUSTOM = 25;

  private static final int MOST_PHONES = 3;

  /** What a value may be made of, so that its query stays of a reasonable size. */
  private static final int MOST_PARTS = 20;

  private static final Set<StandardField> BIRTHDAY =
      EnumSet.of(StandardField.BIRTHDAY_MONTH, StandardField.BIRTHDAY_DAY);

  public DataMatching {
    SortedMap<Target, FieldValue> sorted = new TreeMap<>(Target.ORDER);
    sorted.putAll(fields);
    fields = Collections.unmodifiableSortedMap(sorted);
    checkNames(fields.keySet());
    checkNumbers(fields.keySet());
    fields.forEach(DataMatching::checkSize);
  }

  /** Only the address and names; what is absent is not filled. */
  public DataMatching(
      AttributePath email, Optional<AttributePath> firstName, Optional<AttributePath> lastName) {
    this(email, names(firstName, lastName));
  }

  private static SortedMap<Target, FieldValue> names(
      Optional<AttributePath> firstName, Optional<AttributePath> lastName) {
    SortedMap<Target, FieldValue> names = new TreeMap<>(Target.ORDER);
    firstName.ifPresent(
        path -> names.put(StandardField.FIRST_NAME, new FieldValue.Attribute(path)));
    lastName.ifPresent(path -> names.put(StandardField.LAST_NAME, new FieldValue.Attribute(path)));
    return names;
  }

  /** What a file gives: email, and other fields by their names. */
  @JsonCreator
  static DataMatching of(
      @JsonProperty(EMAIL) @Nullable AttributePath email,
      @JsonAnySetter @Nullable Map<String, @Nullable FieldValue> others) {
    if (email == null) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "Data matching needs Email: choose the attribute that holds the customer's address.");
    }
    SortedMap<Target, FieldValue> fields = new TreeMap<>(Target.ORDER);
    if (others != null) {
      others.forEach((name, value) -> {
        Target target = Target.of(name);
        if (value != null && fields.put(target, value) != null) {
          throw twice(target);
        }
      });
    }
    return new DataMatching(email, fields);
  }

  @JsonValue
  Map<String, Object> written() {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put(EMAIL, email);
    fields.forEach((target, value) -> written.put(target.key(), value));
    return written;
  }

  /** Headings of an import may be read without regard to case. */
  private static void checkNames(Set<Target> targets) {
    Set<String> seen = new HashSet<>();
    for (Target target : targets) {
      if (!seen.add(target.key().toLowerCase(Locale.ROOT))) {
        throw twice(target);
      }
    }
  }

  private static Problem twice(Target target) {
    return new Problem(
        ProblemCode.INVALID_REQUEST,
        "Data matching fills '" + target.key() + "' twice; leave one of them out.");
  }

  private static void checkNumbers(Set<Target> targets) {
    long custom = targets.stream().filter(Target.Custom.class::isInstance).count();
    if (custom > MOST_CUSTOM) {
      throw tooMany("custom fields", MOST_CUSTOM, custom);
    }
    long phones = targets.stream().filter(DataMatching::isPhone).count();
    if (phones > MOST_PHONES) {
      throw tooMany("phones", MOST_PHONES, phones);
    }
    if (BIRTHDAY.stream().filter(targets::contains).count() == 1) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A birthday is a month and a day; fill both birthdayMonth and birthdayDay.");
    }
  }

  private static void checkSize(Target target, FieldValue value) {
    if (value.all().count() > MOST_PARTS) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The value of '" + target.key() + "' is made of more than " + MOST_PARTS + " parts.");
    }
  }

  private static boolean isPhone(Target target) {
    return target instanceof StandardField field && field.type() == ValueType.PHONE;
  }

  private static Problem tooMany(String what, int most, long found) {
    return new Problem(
        ProblemCode.INVALID_REQUEST,
        "A contact has at most " + most + " " + what + ", and Data matching fills " + found + ".");
  }

  /** All attributes that are read. */
  public Set<AttributePath> attributes() {
    Set<AttributePath> all = new LinkedHashSet<>();
    all.add(email);
    fields.values().stream().flatMap(FieldValue::attributes).forEach(all::add);
    return all;
  }

  /** The relationships that lead to them. */
  public Set<Key> relationships() {
    return attributes().stream()
        .flatMap(attribute -> attribute.relationships().stream())
        .collect(Collectors.toSet());
  }

  /** The custom fields that are filled. */
  public List<Target.Custom> customFields() {
    return fields.keySet().stream()
        .filter(Target.Custom.class::isInstance)
        .map(Target.Custom.class::cast)
        .toList();
  }

  /** Whether somebody's segments are among the values. */
  public boolean namesSegments() {
    return fields.values().stream()
        .flatMap(FieldValue::all)
        .anyMatch(FieldValue.SegmentNames.class::isInstance);
  }

  /** The attribute that fills a field; empty when it is filled otherwise, or not at all. */
  public Optional<AttributePath> attributeOf(Target target) {
    return Optional.ofNullable(fields.get(target))
        .filter(FieldValue.Attribute.class::isInstance)
        .map(value -> ((FieldValue.Attribute) value).path());
  }
}
