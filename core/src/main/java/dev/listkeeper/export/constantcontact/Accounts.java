package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.workspace.Key;

/**
 * Opens the account behind a connection: its client answers for tokens, limits and addresses of the
 * service.
 */
public interface Accounts {
  /**
   * A client for the connection's account; the caller closes it.
   *
   * @param calls is told of every call
   * @throws dev.listkeeper.problem.Problem if the connection has no usable tokens
   */
  ConstantContact open(Key connection, CallCount calls);
}
