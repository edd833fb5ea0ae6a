package dev.listkeeper.server.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are looked for.
 *
 * @param who a part of the user's e-mail or of the token's name, upper or lower case
 * @param object that object and everything in it
 * @param from inclusive
 * @param to exclusive
 */
public record AuditFilter(
    Optional<String> who,
    Optional<AuditAction> action,
    Optional<String> object,
    Optional<Instant> from,
    Optional<Instant> to) {}
