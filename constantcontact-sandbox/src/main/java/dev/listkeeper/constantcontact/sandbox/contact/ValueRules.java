package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What values must look like. */
public final class ValueRules {
  private static final Pattern DATE =
      Pattern.compile(
          "(?<m1>\\d{1,2})/(?<d1>\\d{1,2})/\\d{4}"
              + "|\\d{4}/(?<m2>\\d{1,2})/(?<d2>\\d{1,2})"
              + "|\\d{4}-(?<m3>\\d{1,2})-(?<d3>\\d{1,2})"
              + "|(?<m4>\\d{1,2})-(?<d4>\\d{1,2})-\\d{4}");
  private static final int DATE_FORMS = 4;

  private ValueRules() {}

  /** What is wrong with birthday or anniversary; a person could correct it. */
  @Documented("contract 3.0.178, ActivityImport: birthday or anniversary format errors")
  public static Optional<String> wrongDate(Profile profile) {
    String month = profile.text(Field.BIRTHDAY_MONTH);
    String day = profile.text(Field.BIRTHDAY_DAY);
    if (month.isEmpty() != day.isEmpty()
        || (!month.isEmpty() && !(within(month, 12) && within(day, 31)))) {
      return Optional.of("Invalid birthday");
    }
    String anniversary = profile.text(Field.ANNIVERSARY);
    return anniversary.isEmpty() || isDate(anniversary)
        ? Optional.empty()
        : Optional.of("Invalid anniversary");
  }

  /** The first field whose value is too long. */
  @Documented("contract 3.0.178, ContactResource and JsonImportContact: maxLength")
  public static Optional<Field> tooLong(Profile profile) {
    for (Field field : Field.values()) {
      String value = profile.get(field);
      if (value != null
          && value.length() > field.maxLength()
          && value.codePointCount(0, value.length()) > field.maxLength()) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static boolean isDate(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return false;
    }
    for (int form = 1; form <= DATE_FORMS; form++) {
      if (matcher.group("m" + form) != null) {
        return within(matcher.group("m" + form), 12) && within(matcher.group("d" + form), 31);
      }
    }
    return false;
  }

  private static boolean within(String text, int most) {
    if (text.isEmpty() || text.length() > 2 || !text.chars().allMatch(Character::isDigit)) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= 1 && number <= most;
  }
}
