package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property of a contact beside its address. The order is part of the journal's format: new ones
 * go to the end.
 */
@Documented("contract 3.0.178, ContactResource and JsonImportContact: names and lengths")
public enum Field {
  FIRST_NAME("first_name", 50),
  LAST_NAME("last_name", 50),
  JOB_TITLE("job_title", 50),
  COMPANY_NAME("company_name", 50),
  BIRTHDAY_MONTH("birthday_month", 2),
  BIRTHDAY_DAY("birthday_day", 2),
  ANNIVERSARY("anniversary", 10),
  OPT_OUT_REASON("opt_out_reason", 255),
  HOME_PHONE("home_phone", 50),
  WORK_PHONE("work_phone", 50),
  MOBILE_PHONE("mobile_phone", 50),
  OTHER_PHONE("other_phone", 50),
  HOME_STREET("home_street", 255),
  HOME_CITY("home_city", 50),
  HOME_STATE("home_state", 50),
  HOME_ZIP("home_zip", 50),
  HOME_COUNTRY("home_country", 50),
  WORK_STREET("work_street", 255),
  WORK_CITY("work_city", 50),
  WORK_STATE("work_state", 50),
  WORK_ZIP("work_zip", 50),
  WORK_COUNTRY("work_country", 50),
  OTHER_STREET("other_street", 255),
  OTHER_CITY("other_city", 50),
  OTHER_STATE("other_state", 50),
  OTHER_ZIP("other_zip", 50),
  OTHER_COUNTRY("other_country", 50);

  private static final Field[] VALUES = values();
  private static final Map<String, Field> BY_KEY = new HashMap<>();

  static {
    for (Field field : VALUES) {
      BY_KEY.put(field.key, field);
    }
  }

  private final String key;
  private final int maxLength;

  Field(String key, int maxLength) {
    this.key = key;
    this.maxLength = maxLength;
  }

  /** Its name in contacts and imports. */
  public String key() {
    return key;
  }

  /** The longest value in characters. */
  public int maxLength() {
    return maxLength;
  }

  /** The field with this name, if there is one. */
  public static @Nullable Field of(String key) {
    return BY_KEY.get(key);
  }

  /** Its place in the order; the journal knows it by this number. */
  @SuppressWarnings("EnumOrdinal") // the order is the format, as the class comment says
  int place() {
    return ordinal();
  }

  static Field at(int ordinal) {
    return VALUES[ordinal];
  }

  static int count() {
    return VALUES.length;
  }
}
