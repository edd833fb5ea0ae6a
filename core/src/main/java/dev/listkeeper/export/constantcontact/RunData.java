package dev.listkeeper.export.constantcontact;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Noticed;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a run reads that was stored before: its segments, its plan, the list as it was read. */
public final class RunData {
  private final Snapshots snapshots;

  public RunData(Snapshots snapshots) {
    this.snapshots = snapshots;
  }

  /** The members of each of the export's segments as last committed. */
  List<Snapshot> members(Export export) {
    return export.segments().stream()
        .map(segment ->
            snapshots
                .require(
                    new DatasetName(DatasetName.Kind.MEMBERS, segment.value()),
                    "The segment '" + segment + "' has no members yet; refresh it first.")
                .snapshot())
        .toList();
  }

  Snapshot plan(ExportRun run) {
    return ofRun(run.plan());
  }

  Snapshot removals(ExportRun run) {
    return ofRun(run.removals());
  }

  /** What the run's pull shows about people of the ledger; nothing before there is a plan. */
  Query noticed(ExportRun run) {
    return snapshots
        .latest(run.noticed())
        .<Query>map(version -> new Query.Scan(version.snapshot()))
        .orElseGet(() -> new Query.Rows(Noticed.SCHEMA, List.of()));
  }

  /** Whether the ledger changes although nothing is sent. */
  boolean noticesAnything(ExportRun run) {
    return snapshots.latest(run.noticed()).filter(found -> found.snapshot().rows() > 0).isPresent();
  }

  private Snapshot ofRun(DatasetName name) {
    return snapshots.require(name, "The plan of the run is gone; run the export again.").snapshot();
  }

  Query listed(Export export) {
    return new Query.Scan(
        snapshots
            .require(
                export.dataset(DatasetName.Kind.LISTED),
                "The list has not been read; run the export again.")
            .snapshot());
  }

  void forget(ExportRun run) {
    run.passing().forEach(dataset -> snapshots.retain(dataset, 0));
  }

  /** Makes a dataset's newest version this one, and forgets the others. */
  Version replace(DatasetName name, Query rows, String origin) {
    Version version = snapshots.store(name, rows, origin);
    snapshots.retain(name, 1);
    return version;
  }

  /**
   * Fingerprint of what a plan rests on: list, segments and their members, mapping and rules; see
   * {@link Approval#basis()}.
   */
  public String basis(Export export) {
    StringBuilder text = new StringBuilder();
    text.append(export.connection())
        .append(export.list())
        .append(export.matching())
        .append(export.rules());
    text.append(export.segments());
    members(export).forEach(segment -> text.append(segment.contentHash()));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
