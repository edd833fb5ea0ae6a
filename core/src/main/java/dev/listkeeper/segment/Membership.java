package dev.listkeeper.segment;

import dev.listkeeper.snapshot.Version;
import java.time.Instant;

/**
 * Who a segment's members were at one moment.
 *
 * @param version their CustomerIds
 * @param count how many
 * @param now what "now" was in the segment's windows
 */
public record Membership(Version version, long count, Instant now) {}
