package dev.listkeeper.constantcontact;

import dev.listkeeper.constantcontact.account.Account;
import dev.listkeeper.constantcontact.activity.Activities;
import dev.listkeeper.constantcontact.contact.Contacts;
import dev.listkeeper.constantcontact.contact.CustomFields;
import dev.listkeeper.constantcontact.internal.ApiCalls;
import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.list.Lists;

/**
 * One account someone has signed in to, for one run or one person: its calls wait for the limiter
 * one after another. Thread-safe and cheap to make.
 */
public final class ConnectedAccount {

  private final ApiCalls calls;

  ConnectedAccount(ApiCalls calls) {
    this.calls = calls;
  }

  /** Who is connected and what they may do. */
  public Account account() {
    return new Account(calls);
  }

  /** The contact lists. */
  public Lists lists() {
    return new Lists(calls);
  }

  /** The account's own fields of contacts. */
  public CustomFields customFields() {
    return new CustomFields(calls);
  }

  /** The contacts. */
  public Contacts contacts() {
    return new Contacts(calls);
  }

  /** Imports, removals and exports. */
  public Activities activities() {
    return new Activities(calls);
  }

  /** What the API key has left for the purpose this was connected for; makes no call. */
  public Budget budget() {
    return calls.budget();
  }
}
