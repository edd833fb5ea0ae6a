package dev.listkeeper.constantcontact.sandbox.field;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Paging;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and changes custom fields. */
public final class FieldEndpoint {
  private static final String ALL = "/v3/contact_custom_fields";
  private static final String ONE = "/v3/contact_custom_fields/{custom_field_id}";
  private static final int DEFAULT_PAGE = 50;
  private static final int MAX_PAGE = 100;

  private final CustomFields fields;
  private final Switches switches;

  /** An endpoint over these fields. */
  public FieldEndpoint(CustomFields fields, Switches switches) {
    this.fields = fields;
    this.switches = switches;
  }

  /** Its routes. */
  public List<Route> routes(Gate gate) {
    Access read = Access.contactData(Privileges.CONTACTS_READ);
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route("GET", ALL, gate.before(read, this::page)),
        new Route("POST", ALL, gate.before(write, this::create)),
        new Route("GET", ONE, gate.before(read, this::one)),
        new Route("PUT", ONE, gate.before(write, this::replace)),
        new Route("DELETE", ONE, gate.before(write, this::delete)));
  }

  @Documented("contract 3.0.178, GET /contact_custom_fields: limit 1 to 100, 50 by default")
  private Answer page(Call call) {
    Paging paging = Paging.of(call, DEFAULT_PAGE, MAX_PAGE);
    ObjectNode body = Json.object();
    ArrayNode items = body.putArray("custom_fields");
    Paging.Stretch<CustomField> page = paging.stretch(fields.all(), CustomField::id);
    page.items().forEach(field -> items.add(field.json()));
    paging.link(body, page, switches);
    return Answer.ok(body);
  }

  private Answer one(Call call) {
    return Answer.ok(fields.get(call.at("custom_field_id")).json());
  }

  private Answer create(Call call) throws IOException {
    return Answer.json(201, fields.create(FieldInput.of(call.json())).json());
  }

  private Answer replace(Call call) throws IOException {
    return Answer.ok(fields.change(call.at("custom_field_id"), FieldInput.of(call.json())).json());
  }

  private Answer delete(Call call) {
    fields.delete(fields.get(call.at("custom_field_id")));
    return Answer.empty(204);
  }
}
