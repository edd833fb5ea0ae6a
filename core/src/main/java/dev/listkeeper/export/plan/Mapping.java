package dev.listkeeper.export.plan;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.FieldValue;
import dev.listkeeper.export.StandardField;
import dev.listkeeper.export.Target;
import dev.listkeeper.export.ValueType;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.query.Type;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Data matching together with what the account says about its custom fields.
 *
 * @param segmentNames display names of the segments in the export's order
 * @param zone in which a moment's day is taken, and read when it is a text without an offset
 */
public record Mapping(
    AttributePath email, List<Field> fields, List<String> segmentNames, ZoneId zone) {

  public Mapping {
    fields = List.copyOf(fields);
    segmentNames = List.copyOf(segmentNames);
  }

  /**
   * A field that is filled.
   *
   * @param identity tells it from every other, also from a later one of the same name
   */
  public record Field(
      Target target, FieldValue value, ValueType type, int maxLength, String identity) {
    /** Its column in a plan. */
    public String column() {
      return PlanRow.value(target);
    }
  }

  /** A custom field as the account has it; its id never changes. */
  public record InAccount(String id, ValueType type) {}

  /**
   * Puts both together.
   *
   * @param custom has all of the matching's custom fields
   */
  public static Mapping of(
      DataMatching matching,
      Map<Target.Custom, InAccount> custom,
      List<String> segmentNames,
      ZoneId zone) {
    List<Field> fields = new ArrayList<>();
    matching
        .fields()
        .forEach((target, value) ->
            fields.add(
                switch (target) {
                  case StandardField field ->
                      new Field(field, value, field.type(), field.maxLength(), field.heading());
                  case Target.Custom name -> {
                    InAccount field = custom.get(name);
                    if (field == null) {
                      throw new IllegalArgumentException("Nothing is known of " + name.key() + ".");
                    }
                    yield new Field(
                        name, value, field.type(), Target.Custom.MAX_LENGTH, field.id());
                  }
                }));
    return new Mapping(matching.email(), fields, segmentNames, zone);
  }

  /** All attributes that are read. */
  Set<AttributePath> attributes() {
    Set<AttributePath> all =
        fields.stream().flatMap(field -> field.value().attributes()).collect(Collectors.toSet());
    all.add(email);
    return all;
  }

  /** The columns of a plan that hold values. */
  List<String> columns() {
    return fields.stream().map(Field::column).toList();
  }

  /** Tells which fields are filled, whatever with. */
  String identity() {
    return fields.stream().map(Field::identity).collect(Collectors.joining(","));
  }

  boolean namesSegments() {
    return fields.stream()
        .flatMap(field -> field.value().all())
        .anyMatch(FieldValue.SegmentNames.class::isInstance);
  }

  /**
   * Checks that the attributes exist, have one value for each customer, and can fill their fields.
   *
   * @throws Problem UNKNOWN_COLUMN, PATH_NOT_FOUND, WRONG_TYPE
   */
  public void check(CustomerModel model) {
    fields.forEach(field -> check(model, field.target(), field.value(), field.type()));
  }

  /** The same for what can be said without asking the account. */
  public static void check(CustomerModel model, DataMatching matching) {
    var _ = model.attributes(matching.attributes());
    matching
        .fields()
        .forEach((target, value) ->
            check(
                model,
                target,
                value,
                target instanceof StandardField field ? field.type() : ValueType.TEXT));
  }

  /**
   * The same for one field.
   *
   * @throws Problem UNKNOWN_COLUMN, PATH_NOT_FOUND, WRONG_TYPE
   */
  public static void check(CustomerModel model, Target target, FieldValue value, ValueType type) {
    switch (value) {
      case FieldValue.Attribute(AttributePath path) -> {
        Type found = model.typeOf(path);
        if (!type.takes(found)) {
          throw new Problem(
              ProblemCode.WRONG_TYPE,
              "'"
                  + path
                  + "' is "
                  + found
                  + " and can't fill '"
                  + target.key()
                  + "', which is "
                  + type
                  + (found == Type.TIMESTAMP || found == Type.DATE
                      ? "; write it with dateFormat, or choose another attribute."
                      : "; choose another attribute."));
        }
      }
      case FieldValue.WhenEmpty(FieldValue first, FieldValue otherwise) -> {
        check(model, target, first, type);
        check(model, target, otherwise, type);
      }
      case FieldValue.Concatenate _,
          FieldValue.InCase _,
          FieldValue.Constant _,
          FieldValue.DateFormat _,
          FieldValue.SegmentNames _ ->
          value
              .all()
              .filter(FieldValue.DateFormat.class::isInstance)
              .map(FieldValue.DateFormat.class::cast)
              .forEach(format -> requireDate(model, format.date()));
    }
  }

  private static void requireDate(CustomerModel model, AttributePath path) {
    Type found = model.typeOf(path);
    if (found != Type.DATE && found != Type.TIMESTAMP) {
      throw new Problem(
          ProblemCode.WRONG_TYPE,
          "'"
              + path
              + "' is "
              + found
              + " and can't be written with dateFormat; give its column the type DATE in the data"
              + " source.");
    }
  }
}
