package dev.listkeeper.constantcontact.contact;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import dev.listkeeper.constantcontact.internal.JsonObject;
import dev.listkeeper.constantcontact.internal.Pages;
import java.util.stream.Stream;

/** The contacts of the account. Thread-safe; reads are repeated on outages and throttling. */
public final class Contacts {

  private static final Endpoint READ = Endpoint.get("/contacts");
  private static final Endpoint FIELDS = Endpoint.get("/contact_custom_fields");

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public Contacts(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * All contacts the query finds; a page is fetched when the stream gets to it, by one thread.
   *
   * @param query which contacts
   * @throws ConstantContactException while the stream is consumed
   */
  public Stream<Contact> all(ContactQuery query) {
    return Pages.walk(() -> page(query), this::page);
  }

  /**
   * The first page of what the query finds; empty when it finds nobody.
   *
   * @param query which contacts
   */
  public Page<Contact> page(ContactQuery query) {
    return calls.getPage(READ, query.pathAndQuery(), "contacts", Contact::from);
  }

  /** The page a link of an earlier one leads to. */
  public Page<Contact> page(Page.Next next) {
    return calls.getPage(READ, next, "contacts", Contact::from);
  }

  /** All custom fields; at most 100 exist. */
  public Stream<CustomField> customFields() {
    String items = "custom_fields";
    return Pages.walk(
        () ->
            calls.getPage(FIELDS, "/contact_custom_fields?limit=100", items, Contacts::customField),
        next -> calls.getPage(FIELDS, next, items, Contacts::customField));
  }

  private static CustomField customField(JsonObject json) {
    return new CustomField(
        json.requiredText("custom_field_id"),
        json.requiredText("label"),
        json.requiredText("name"),
        json.text("type").orElse("string"));
  }
}
