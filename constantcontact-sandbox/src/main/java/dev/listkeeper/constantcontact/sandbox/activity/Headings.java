package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.field.CustomFields;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what the columns of a file and the keys of a JSON body mean to the account. */
final class Headings {
  private static final String CUSTOM = "cf:";

  /** Unprefixed address parts mean home, an unprefixed phone means other. */
  @Documented("contract 3.0.178, JsonImportContact and POST /activities/contacts_file_import")
  private static final Map<String, Heading> UNPREFIXED =
      Map.of(
          "email", new Heading.Address(),
          "phone", new Heading.Value(Field.OTHER_PHONE),
          "street", new Heading.Value(Field.HOME_STREET),
          "street2", new Heading.More(Field.HOME_STREET),
          "city", new Heading.Value(Field.HOME_CITY),
          "state", new Heading.Value(Field.HOME_STATE),
          "zip", new Heading.Value(Field.HOME_ZIP),
          "country", new Heading.Value(Field.HOME_COUNTRY));

  /** Keys with a prefix that are not simply a field's name. */
  private static final Map<String, Heading> SECOND_LINES =
      Map.of(
          "home_street2", new Heading.More(Field.HOME_STREET),
          "work_street2", new Heading.More(Field.WORK_STREET),
          "other_street2", new Heading.More(Field.OTHER_STREET));

  private final CustomFields fields;
  private final Switches switches;

  Headings(CustomFields fields, Switches switches) {
    this.fields = fields;
    this.switches = switches;
  }

  /** What a column of a file means. */
  @Unconfirmed({Switch.CSV_HEADINGS_CASE_SENSITIVE, Switch.PREFIXED_CSV_HEADINGS})
  Heading column(String text) {
    boolean exactly = switches.on(Switch.CSV_HEADINGS_CASE_SENSITIVE);
    String stripped = text.strip();
    return of(
        exactly ? stripped : stripped.toLowerCase(Locale.ROOT),
        switches.on(Switch.PREFIXED_CSV_HEADINGS),
        exactly);
  }

  /** What a key of JSON means. */
  @Documented("contract 3.0.178, JsonImportContact; it spells one key with a blank")
  @Unconfirmed(Switch.HOME_COUNTRY_KEY_HAS_BLANK)
  Heading key(String text) {
    if (text.equals("home country") || text.equals("home_country")) {
      boolean blank = switches.on(Switch.HOME_COUNTRY_KEY_HAS_BLANK);
      return blank == text.contains(" ")
          ? new Heading.Value(Field.HOME_COUNTRY)
          : new Heading.Unknown();
    }
    return of(text, true, true);
  }

  /** Whether a value that does not suit the type of its custom field fails the row. */
  @Unconfirmed(Switch.CUSTOM_VALUE_MUST_FIT_TYPE)
  boolean valuesMustFit() {
    return switches.on(Switch.CUSTOM_VALUE_MUST_FIT_TYPE);
  }

  private Heading of(String key, boolean prefixedAllowed, boolean exactly) {
    Heading plain = UNPREFIXED.get(key);
    if (plain != null) {
      return plain;
    }
    if (key.startsWith(CUSTOM)) {
      return fields
          .named(key.substring(CUSTOM.length()), exactly)
          .<Heading>map(Heading.Custom::new)
          .orElse(new Heading.Unknown());
    }
    boolean prefixed =
        key.startsWith("home_")
            || key.startsWith("work_")
            || key.startsWith("mobile_")
            || key.startsWith("other_");
    if (prefixed && !prefixedAllowed) {
      return new Heading.Unknown();
    }
    Optional<Heading> second = Optional.ofNullable(SECOND_LINES.get(key));
    return second.orElseGet(() -> property(key));
  }

  private static Heading property(String key) {
    @Nullable Field field = Field.of(key);
    return field == null || field == Field.OPT_OUT_REASON
        ? new Heading.Unknown()
        : new Heading.Value(field);
  }
}
