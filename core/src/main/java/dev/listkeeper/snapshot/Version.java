package dev.listkeeper.snapshot;

import dev.listkeeper.query.Snapshot;
import java.time.Instant;

/**
 * A committed version of a dataset.
 *
 * @param id grows with every commit of the installation
 * @param origin from what it was made, in words for a person
 */
public record Version(
    long id, DatasetName dataset, Snapshot snapshot, Instant committedAt, String origin) {}
