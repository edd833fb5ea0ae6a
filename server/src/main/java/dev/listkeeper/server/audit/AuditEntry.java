package dev.listkeeper.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody did.
 *
 * @param who e-mail of the user, or Listkeeper for the server's own work
 * @param token name of the API token that was used, if it was one
 * @param object such as {@code segments/loyal}
 * @param name of the object as people read it; empty when it has none
 * @param from the network address the request came from; empty for the server's own work
 */
public record AuditEntry(
    long id,
    Instant at,
    String who,
    Optional<String> token,
    AuditAction action,
    String object,
    String name,
    String from,
    List<ValueChange> changes) {}
