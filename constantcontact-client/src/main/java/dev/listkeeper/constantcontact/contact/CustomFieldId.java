package dev.listkeeper.constantcontact.contact;

/**
 * The id of a custom field, as the service gives it.
 *
 * @param value 1 to 64 letters, digits, hyphens or underscores; in practice a UUID
 */
public record CustomFieldId(String value) {

  /** Refuses anything that could change the path of a call. */
  public CustomFieldId {
    if (!value.matches("[0-9A-Za-z_-]{1,64}")) {
      throw new IllegalArgumentException("Not an id of a custom field: it must be a UUID.");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
