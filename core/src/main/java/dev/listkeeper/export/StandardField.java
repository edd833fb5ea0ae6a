package dev.listkeeper.export;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields every contact has, but the address. An address without a prefix is the one at home, a
 * phone without one is stored as other.
 */
public enum StandardField implements Target {
  FIRST_NAME("firstName", "first_name", ValueType.TEXT, 50),
  LAST_NAME("lastName", "last_name", ValueType.TEXT, 50),
  JOB_TITLE("jobTitle", "job_title", ValueType.TEXT, 50),
  COMPANY_NAME("companyName", "company_name", ValueType.TEXT, 50),
  BIRTHDAY_MONTH("birthdayMonth", "birthday_month", ValueType.MONTH, 2),
  BIRTHDAY_DAY("birthdayDay", "birthday_day", ValueType.DAY, 2),
  ANNIVERSARY("anniversary", "anniversary", ValueType.DATE, 10),
  PHONE("phone", "phone", ValueType.PHONE, 25),
  HOME_PHONE("homePhone", "home_phone", ValueType.PHONE, 25),
  WORK_PHONE("workPhone", "work_phone", ValueType.PHONE, 25),
  MOBILE_PHONE("mobilePhone", "mobile_phone", ValueType.PHONE, 25),
  STREET("street", "street", ValueType.TEXT, 255),
  STREET2("street2", "street2", ValueType.TEXT, 255),
  CITY("city", "city", ValueType.TEXT, 50),
  STATE("state", "state", ValueType.TEXT, 50),
  ZIP("zip", "zip", ValueType.TEXT, 50),
  COUNTRY("country", "country", ValueType.TEXT, 50),
  WORK_STREET("workStreet", "work_street", ValueType.TEXT, 255),
  WORK_STREET2("workStreet2", "work_street2", ValueType.TEXT, 255),
  WORK_CITY("workCity", "work_city", ValueType.TEXT, 50),
  WORK_STATE("workState", "work_state", ValueType.TEXT, 50),
  WORK_ZIP("workZip", "work_zip", ValueType.TEXT, 50),
  WORK_COUNTRY("workCountry", "work_country", ValueType.TEXT, 50),
  OTHER_STREET("otherStreet", "other_street", ValueType.TEXT, 255),
  OTHER_STREET2("otherStreet2", "other_street2", ValueType.TEXT, 255),
  OTHER_CITY("otherCity", "other_city", ValueType.TEXT, 50),
  OTHER_STATE("otherState", "other_state", ValueType.TEXT, 50),
  OTHER_ZIP("otherZip", "other_zip", ValueType.TEXT, 50),
  OTHER_COUNTRY("otherCountry", "other_country", ValueType.TEXT, 50);

  private final String key;
  private final String heading;
  private final ValueType type;
  private final int maxLength;

  StandardField(String key, String heading, ValueType type, int maxLength) {
    this.key = key;
    this.heading = heading;
    this.type = type;
    this.maxLength = maxLength;
  }

  static Optional<StandardField> find(String key) {
    return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
  }

  @Override
  public String key() {
    return key;
  }

  /** Its column in an import. */
  public String heading() {
    return heading;
  }

  public ValueType type() {
    return type;
  }

  /** The longest value that is sent, in code points. */
  public int maxLength() {
    return maxLength;
  }
}
