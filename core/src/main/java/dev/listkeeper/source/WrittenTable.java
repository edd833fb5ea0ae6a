package dev.listkeeper.source;

import dev.listkeeper.query.Snapshot;
import java.util.List;

/** A table that is read and stored, but does not count yet. */
record WrittenTable(
    TableName name, Snapshot rows, Snapshot rejects, String origin, List<String> explanation) {}
