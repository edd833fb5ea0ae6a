package dev.listkeeper.constantcontact.sandbox.auth;

import org.jspecify.annotations.Nullable;

/** What a call needs: a scope of the token and a privilege of the person behind it. */
public record Access(@Nullable String scope, @Nullable String privilege) {
  /** A good token is enough. */
  public static final Access TOKEN_ONLY = new Access(null, null);

  /** The scope contact_data and this privilege. */
  public static Access contactData(String privilege) {
    return new Access(Scopes.CONTACT_DATA, privilege);
  }
}
