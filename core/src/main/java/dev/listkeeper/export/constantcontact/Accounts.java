package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.workspace.Key;

/**
 * Opens the account behind a connection: tokens, limits and addresses of the service are its
 * business.
 */
public interface Accounts {
  /**
   * A session with the connection's account; the caller closes it.
   *
   * @param calls is told of every call
   * @throws dev.listkeeper.problem.Problem if the connection has no usable tokens
   */
  AccountSession open(Key connection, CallListener calls);
}
