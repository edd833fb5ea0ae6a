package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Contact;
import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.contact.Source;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.field.CustomField;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Timestamps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A column of an export file.
 *
 * @param field the name by which a request asks for it
 * @param heading what stands in the first row
 */
record ExportColumn(String field, String heading, Value value) {
  /** Takes a column's text from a contact. */
  interface Value {
    String of(ExportRow row);
  }

  @Documented("guide, contact_exports: the names of fields")
  @Observed("third-party reader of an account export: the headings")
  private static final List<ExportColumn> ALL =
      List.of(
          new ExportColumn("email_address", "Email address", row -> row.contact().address()),
          new ExportColumn("email_address", "Email status", row -> status(row.contact())),
          new ExportColumn(
              "email_address",
              "Email permission status",
              row -> permission(row.contact().permission())),
          plain("first_name", "First name", Field.FIRST_NAME),
          plain("last_name", "Last name", Field.LAST_NAME),
          plain("company_name", "Company", Field.COMPANY_NAME),
          plain("job_title", "Job title", Field.JOB_TITLE),
          plain("phone_number", "Phone - home", Field.HOME_PHONE),
          plain("phone_number", "Phone - work", Field.WORK_PHONE),
          plain("phone_number", "Phone - mobile", Field.MOBILE_PHONE),
          plain("phone_number", "Phone - other", Field.OTHER_PHONE),
          plain("street", "Street address - Home", Field.HOME_STREET),
          plain("city", "City - Home", Field.HOME_CITY),
          plain("state", "State - Home", Field.HOME_STATE),
          plain("zip", "Zip - Home", Field.HOME_ZIP),
          plain("country", "Country - Home", Field.HOME_COUNTRY),
          plain("street", "Street address - Work", Field.WORK_STREET),
          plain("city", "City - Work", Field.WORK_CITY),
          plain("state", "State - Work", Field.WORK_STATE),
          plain("zip", "Zip - Work", Field.WORK_ZIP),
          plain("country", "Country - Work", Field.WORK_COUNTRY),
          plain("street", "Street address - Other", Field.OTHER_STREET),
          plain("city", "City - Other", Field.OTHER_CITY),
          plain("state", "State - Other", Field.OTHER_STATE),
          plain("zip", "Zip - Other", Field.OTHER_ZIP),
          plain("country", "Country - Other", Field.OTHER_COUNTRY),
          new ExportColumn("email_lists", "Email Lists", ExportRow::lists),
          new ExportColumn("tags", "Tags", ExportRow::tags),
          new ExportColumn("birthday", "Birthday", row -> birthday(row.contact())),
          plain("birthday_month", "Birthday month", Field.BIRTHDAY_MONTH),
          plain("birthday_day", "Birthday day", Field.BIRTHDAY_DAY),
          plain("anniversary", "Anniversary", Field.ANNIVERSARY),
          time("created_at", "Created At", Contact::createdAt),
          time("updated_at", "Updated At", Contact::updatedAt),
          new ExportColumn(
              "email_optin_source", "Opt-in source", row -> source(row.contact().optInSource())),
          time("email_optin_date", "Opt-in date", Contact::optInAt),
          new ExportColumn(
              "email_optout_source", "Opt-out source", row -> source(row.contact().optOutSource())),
          time("email_optout_date", "Opt-out date", Contact::optOutAt),
          plain("email_optout_reason", "Opt-out reason", Field.OPT_OUT_REASON));

  /**
   * The columns for these fields in the order of the file; all of them, and the custom fields, when
   * none is named.
   */
  @Documented("guide, contact_exports: custom fields come when no field is named")
  static List<ExportColumn> of(List<String> fields, List<CustomField> custom) {
    Set<String> wanted = new HashSet<>(fields);
    List<ExportColumn> columns = new ArrayList<>();
    for (ExportColumn column : ALL) {
      if (fields.isEmpty() || wanted.contains(column.field)) {
        columns.add(column);
      }
    }
    columns.forEach(column -> wanted.remove(column.field));
    if (!wanted.isEmpty()) {
      throw Refusal.invalid("fields names something the sandbox does not export.");
    }
    if (fields.isEmpty()) {
      custom.forEach(field -> columns.add(custom(field)));
    }
    return columns;
  }

  private interface Time {
    long of(Contact contact);
  }

  private static ExportColumn plain(String field, String heading, Field value) {
    return new ExportColumn(field, heading, row -> row.contact().profile().text(value));
  }

  private static ExportColumn time(String field, String heading, Time time) {
    return new ExportColumn(field, heading, row -> text(time.of(row.contact())));
  }

  private static ExportColumn custom(CustomField field) {
    return new ExportColumn(
        "cf:" + field.name(),
        field.label(),
        row -> field.shown(row.contact().profile().custom().getOrDefault(field.number(), "")));
  }

  private static String text(long time) {
    return time == 0 ? "" : Timestamps.text(time);
  }

  private static String status(Contact contact) {
    if (contact.deleted()) {
      return "Removed";
    }
    return switch (contact.permission()) {
      case EXPLICIT, IMPLICIT -> "Active";
      case UNSUBSCRIBED -> "Unsubscribed";
      case NOT_SET -> "No Permissions Set";
      case PENDING_CONFIRMATION -> "Awaiting Confirmation";
      case TEMP_HOLD -> "Temporary Hold";
    };
  }

  private static String permission(Permission permission) {
    return switch (permission) {
      case EXPLICIT -> "Express";
      case IMPLICIT -> "Implied";
      case NOT_SET -> "No Permissions Set";
      case PENDING_CONFIRMATION -> "Pending";
      case TEMP_HOLD -> "Temporary Hold";
      case UNSUBSCRIBED -> "Unsubscribed";
    };
  }

  private static String birthday(Contact contact) {
    String month = contact.profile().text(Field.BIRTHDAY_MONTH);
    return month.isEmpty() ? "" : month + "/" + contact.profile().text(Field.BIRTHDAY_DAY);
  }

  private static String source(@Nullable Source source) {
    return source == null ? "" : source.wire();
  }
}
