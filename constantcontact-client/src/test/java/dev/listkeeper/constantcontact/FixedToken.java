package dev.listkeeper.constantcontact;

import dev.listkeeper.constantcontact.auth.AccessTokens;

/** One access token for good. */
public record FixedToken(String value) implements AccessTokens {

  @Override
  public String current() {
    return value;
  }

  @Override
  public String refreshed(String refused) {
    return value;
  }
}
