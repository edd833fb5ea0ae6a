package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a column or key of an import means. */
sealed interface Heading {
  /** The address. */
  record Address() implements Heading {}

  /** A property. */
  record Value(Field field) implements Heading {}

  /** A second line of a property, appended to the first. */
  record More(Field field) implements Heading {}

  /** Nothing the account knows. */
  record Unknown() implements Heading {}

  /** Unprefixed address parts mean home, an unprefixed phone means other. */
  @Documented("contract 3.0.178, JsonImportContact and POST /activities/contacts_file_import")
  Map<String, Heading> UNPREFIXED =
      Map.of(
          "email", new Address(),
          "phone", new Value(Field.OTHER_PHONE),
          "street", new Value(Field.HOME_STREET),
          "street2", new More(Field.HOME_STREET),
          "city", new Value(Field.HOME_CITY),
          "state", new Value(Field.HOME_STATE),
          "zip", new Value(Field.HOME_ZIP),
          "country", new Value(Field.HOME_COUNTRY));

  /** Keys with a prefix that are not simply a field's name. */
  Map<String, Heading> SECOND_LINES =
      Map.of(
          "home_street2", new More(Field.HOME_STREET),
          "work_street2", new More(Field.WORK_STREET),
          "other_street2", new More(Field.OTHER_STREET));

  /** What a key means. */
  static Heading of(String key, boolean prefixedAllowed) {
    Heading plain = UNPREFIXED.get(key);
    if (plain != null) {
      return plain;
    }
    boolean prefixed =
        key.startsWith("home_")
            || key.startsWith("work_")
            || key.startsWith("mobile_")
            || key.startsWith("other_");
    if (prefixed && !prefixedAllowed) {
      return new Unknown();
    }
    Heading second = SECOND_LINES.get(key);
    if (second != null) {
      return second;
    }
    @Nullable Field field = Field.of(key);
    return field == null || field == Field.OPT_OUT_REASON ? new Unknown() : new Value(field);
  }
}
