package dev.listkeeper.constantcontact.auth;

import java.util.List;

/** The scopes this library can make use of. */
public final class Scopes {

  /** Contacts, lists, custom fields and all bulk activities. */
  public static final String CONTACT_DATA = "contact_data";

  /** The account's summary. */
  public static final String ACCOUNT_READ = "account_read";

  /** A refresh token; without it a person has to sign in again every day. */
  public static final String OFFLINE_ACCESS = "offline_access";

  /** Everything this library needs. */
  public static final List<String> ALL = List.of(CONTACT_DATA, ACCOUNT_READ, OFFLINE_ACCESS);

  private Scopes() {}
}
