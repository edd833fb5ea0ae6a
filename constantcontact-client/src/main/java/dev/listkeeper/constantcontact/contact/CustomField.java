package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.internal.JsonObject;

/**
 * A custom field of the account.
 *
 * @param id its id, which does not change
 * @param label what people see, up to 50 characters
 * @param name made by the service from the label, and anew when the label changes
 * @param typeText the type in the service's word
 */
public record CustomField(CustomFieldId id, String label, String name, String typeText) {

  static CustomField from(JsonObject json) {
    return new CustomField(
        json.required("custom_field_id", CustomFieldId::new),
        json.requiredText("label"),
        json.requiredText("name"),
        json.text("type").orElse("string"));
  }

  /** What it holds. */
  public CustomFieldType type() {
    return CustomFieldType.of(typeText);
  }

  /** The column or key of this field in an import. Read the field right before: it may change. */
  public String importColumn() {
    return "cf:" + name;
  }
}
