package dev.listkeeper.query;

import java.nio.file.Path;

/**
 * A stored, immutable table: a folder an engine wrote once.
 *
 * @param folder where the engine keeps it
 * @param schema its columns
 * @param rows number of rows
 * @param contentHash SHA-256 over the stored files in hex; tells damage, not equality of content
 */
public record Snapshot(Path folder, Schema schema, long rows, String contentHash) {}
