package dev.listkeeper.export.constantcontact;

import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;

/** An account to call, and the client to close afterwards. */
public record AccountSession(ConnectedAccount account, ConstantContact client)
    implements AutoCloseable {
  @Override
  public void close() {
    client.close();
  }
}
