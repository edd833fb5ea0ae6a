package dev.listkeeper.constantcontact.account;

import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.internal.Endpoint;
import java.util.List;

/** Who is connected. Thread-safe; reads are repeated on outages and throttling. */
public final class Account {

  private final ApiCalls calls;

  /** Made by {@link dev.listkeeper.constantcontact.ConnectedAccount}. */
  public Account(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * The account behind the tokens. Needs the scope {@code account_read}.
   *
   * @throws ConstantContactException when it cannot be read
   */
  public AccountSummary summary() {
    return calls.get(
        Endpoint.get("/account/summary"),
        "/account/summary",
        json ->
            new AccountSummary(
                json.requiredText("encoded_account_id"),
                json.text("organization_name"),
                json.text("contact_email"),
                json.text("time_zone_id"),
                json.text("country_code")));
  }

  /**
   * What the person who signed in may do. Needs no scope.
   *
   * @throws ConstantContactException when it cannot be read
   */
  public List<Privilege> privileges() {
    return calls.getArray(
        Endpoint.get("/account/user/privileges"),
        "/account/user/privileges",
        json ->
            new Privilege(
                json.integer("privilege_id").orElse(0), json.requiredText("privilege_name")));
  }
}
