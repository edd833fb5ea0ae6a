package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.Conflict;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.UnknownOutcome;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import dev.listkeeper.constantcontact.internal.Json;
import dev.listkeeper.constantcontact.internal.Pages;
import dev.listkeeper.constantcontact.internal.Query;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The account's own fields of contacts, at most 100. Thread-safe; reads are repeated on outages and
 * throttling, writes only when they were not executed.
 */
public final class CustomFields {

  private static final String PATH = "/contact_custom_fields";
  private static final Endpoint READ = Endpoint.get(PATH);
  private static final String ITEMS = "custom_fields";
  private static final int PAGE_SIZE = 100;
  private static final int LONGEST_LABEL = 50;

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public CustomFields(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * All custom fields; a page is fetched when the stream gets to it, by one thread.
   *
   * @throws ConstantContactException while the stream is consumed
   */
  public Stream<CustomField> all() {
    String first = new Query().with("limit", PAGE_SIZE).after(PATH);
    return Pages.walk(
        () -> calls.getPage(READ, first, ITEMS, CustomField::from),
        next -> calls.getPage(READ, next, ITEMS, CustomField::from));
  }

  /**
   * Makes a custom field. Numbers may be negative and have four decimal places; dates are stored as
   * dates. Fields with a currency or choices are made in the web application. Not repeated when the
   * answer gets lost: look through {@link #all} first.
   *
   * @param label what people see, 1 to 50 characters
   * @param type what it holds
   * @throws IllegalArgumentException for another label, and for {@code CURRENCY}, {@code
   *     SINGLE_SELECT}, {@code MULTI_SELECT} and {@code UNKNOWN}
   * @throws Conflict when the label is taken
   * @throws UnknownOutcome when the answer got lost
   * @throws ConstantContactException for everything else
   */
  public CustomField create(String label, CustomFieldType type) {
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException("A custom field's label has 1 to 50 characters.");
    }
    ObjectNode body = Json.MAPPER.createObjectNode().put("label", label).put("type", type.word());
    switch (type) {
      case NUMBER ->
          body.putObject("metadata")
              .put("allow_negative", true)
              .put("integer", false)
              .put("decimal_places", 4);
      case DATE -> body.put("version", 2);
      case STRING, TEXT_AREA, DATETIME, BOOLEAN -> {
        // The label and the type are all these need.
      }
      case CURRENCY, SINGLE_SELECT, MULTI_SELECT, UNKNOWN ->
          throw new IllegalArgumentException(
              "A custom field of type " + type + " can only be made in the web application.");
    }
    return calls.post(Endpoint.post(PATH), PATH, body, CustomField::from);
  }

  /**
   * Deletes a custom field, and with it what every contact holds in it.
   *
   * @param id which
   * @throws NotFound when there is none (any more)
   * @throws UnknownOutcome when the answer got lost; deleting again is harmless
   * @throws ConstantContactException for everything else
   */
  public void delete(CustomFieldId id) {
    calls.delete(Endpoint.delete(PATH + "/{custom_field_id}"), PATH + "/" + id);
  }
}
