package dev.listkeeper.constantcontact.contact;

/**
 * A custom field of the account.
 *
 * @param id its id, which does not change
 * @param label what people see
 * @param name made from the label; the column in an import is {@code cf:} and this
 * @param type such as {@code string} or {@code date}
 */
public record CustomField(String id, String label, String name, String type) {}
