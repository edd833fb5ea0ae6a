package dev.listkeeper.constantcontact.sandbox.account;

import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.auth.Scopes;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says who is connected and what they may do. */
public final class AccountEndpoint {
  private static final Set<String> EXTRAS = Set.of("physical_address", "company_logo");
  private static final int FIRST_PRIVILEGE_ID = 30;

  private final Account account;
  private final Privileges privileges;

  /** An endpoint about this account. */
  public AccountEndpoint(Account account, Privileges privileges) {
    this.account = account;
    this.privileges = privileges;
  }

  /** Its routes. */
  public List<Route> routes(Gate gate) {
    Access summary = new Access(Scopes.ACCOUNT_READ, Privileges.ACCOUNT_READ);
    return List.of(
        new Route("GET", "/v3/account/summary", gate.before(summary, this::summary)),
        new Route(
            "GET",
            "/v3/account/user/privileges",
            gate.before(Access.TOKEN_ONLY, this::privileges)));
  }

  @Documented("contract 3.0.178, GET /account/summary")
  private Answer summary(Call call) {
    List<String> extras = call.query().list("extra_fields");
    if (!EXTRAS.containsAll(extras)) {
      throw Refusal.invalid("extra_fields knows physical_address and company_logo.");
    }
    ObjectNode body =
        Json.object()
            .put("encoded_account_id", account.encodedId())
            .put("organization_name", account.organization())
            .put("first_name", "Sandbox")
            .put("last_name", "Owner")
            .put("contact_email", "owner@sandbox.example")
            .put("contact_phone", "555-0100")
            .put("organization_phone", "555-0100")
            .put("website", "https://sandbox.example")
            .put("country_code", "US")
            .put("state_code", "MA")
            .put("time_zone_id", "US/Eastern");
    if (extras.contains("physical_address")) {
      body.putObject("physical_address")
          .put("address_line1", "1 Sandbox Way")
          .put("city", "Waltham")
          .put("state_code", "MA")
          .put("postal_code", "02451")
          .put("country_code", "US");
    }
    if (extras.contains("company_logo")) {
      body.putObject("company_logo")
          .put("url", "https://sandbox.example/logo.png")
          .put("internal_id", "1");
    }
    return Answer.ok(body);
  }

  @Documented("contract 3.0.178, GET /account/user/privileges: an array, no scope needed")
  private Answer privileges(Call call) {
    ArrayNode body = Json.array();
    Set<String> held = privileges.held();
    for (int i = 0; i < Privileges.OWNER.size(); i++) {
      String name = Privileges.OWNER.get(i);
      if (held.contains(name)) {
        body.addObject().put("privilege_id", FIRST_PRIVILEGE_ID + i).put("privilege_name", name);
      }
    }
    return Answer.ok(body);
  }
}
