package dev.listkeeper.constantcontact.auth;

import dev.listkeeper.constantcontact.ConstantContactException;

/**
 * Where a client takes its access token from. Asked once for every call and by many threads at
 * once, so it must be thread-safe; storing tokens and letting only one thread refresh are its
 * business. {@link RefreshingTokens} does both within one process.
 */
public interface AccessTokens {

  /**
   * The token for the next call.
   *
   * @throws ConstantContactException when there is none and none can be had
   */
  String current();

  /**
   * Another token in place of one the service has just refused. Called at most once for a call;
   * when the answer is the refused token again, the call fails.
   *
   * @param refused the token that was refused; another thread may have replaced it meanwhile
   * @throws ConstantContactException when no other token can be had
   */
  String refreshed(String refused);
}
