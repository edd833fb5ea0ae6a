package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.export.Export;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the steps of one run share.
 *
 * @param agreed the account the connection was saved with
 * @param scratch a folder for intermediate results, deleted when the run stops
 */
record RunContext(
    Export export,
    ListId list,
    ConnectedAccount account,
    ConnectionState.Account agreed,
    Path scratch) {

  /** A new folder for intermediate results, for a step that may be done again. */
  Path folder(String name) {
    try {
      return Files.createTempDirectory(scratch, name);
    } catch (IOException e) {
      throw new UncheckedIOException("No folder can be made in " + scratch + ".", e);
    }
  }
}
