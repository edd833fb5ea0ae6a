package dev.listkeeper.constantcontact.auth;

import java.util.Optional;

/** Keeps the tokens of one connection. */
public interface TokenStore {

  /** The tokens saved last; empty before the first sign-in. */
  Optional<Tokens> load();

  /**
   * Keeps the tokens for good: when this returns they must survive a crash, because the service has
   * already forgotten the ones before.
   *
   * @param tokens the tokens to keep in place of all earlier ones
   */
  void save(Tokens tokens);
}
