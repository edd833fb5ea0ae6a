package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.export.Export;
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
    Path scratch) {}
