package dev.listkeeper.server.store;

import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Version;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Committed versions, a row each. Folders are stored as seen from the home folder, so that a home
 * can be moved.
 */
public final class StoredCatalog implements Catalog {
  private static final String SELECT =
      """
      select id, kind, subject, folder, schema_json, row_count, content_hash, committed_at, origin
      from snapshot_version
      """;

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final Path home;

  public StoredCatalog(JdbcClient database, JsonMapper mapper, Path home) {
    this.database = database;
    this.mapper = mapper;
    this.home = home;
  }

  @Override
  public Optional<Version> latest(DatasetName dataset) {
    return database
        .sql(
            SELECT
                + "where kind = :kind and subject = :subject order by id desc"
                + " fetch first 1 rows only")
        .param("kind", dataset.kind().name())
        .param("subject", dataset.subject())
        .query((row, number) -> version(row))
        .optional();
  }

  @Override
  public List<Version> versions(DatasetName dataset) {
    return database
        .sql(SELECT + "where kind = :kind and subject = :subject order by id desc")
        .param("kind", dataset.kind().name())
        .param("subject", dataset.subject())
        .query((row, number) -> version(row))
        .list();
  }

  @Override
  public Set<DatasetName> datasets() {
    return database
        .sql("select distinct kind, subject from snapshot_version")
        .query((row, number) -> dataset(row))
        .set();
  }

  @Override
  public Version commit(DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    return insert(dataset, snapshot, at, origin, null);
  }

  /**
   * Of two that follow one version, the second meets the first's row; and if that has itself been
   * followed and forgotten by then, the newer row.
   */
  @Override
  public Optional<Version> commitAfter(
      Optional<Version> before, DatasetName dataset, Snapshot snapshot, Instant at, String origin) {
    long follows = before.map(Version::id).orElse(0L);
    Version mine;
    try {
      mine = insert(dataset, snapshot, at, origin, follows);
    } catch (DuplicateKeyException followedMeanwhile) {
      return Optional.empty();
    }
    boolean overtaken =
        versions(dataset).stream()
            .anyMatch(other -> other.id() > follows && other.id() != mine.id());
    if (overtaken) {
      forget(List.of(mine));
      return Optional.empty();
    }
    return Optional.of(mine);
  }

  private Version insert(
      DatasetName dataset, Snapshot snapshot, Instant at, String origin, @Nullable Long follows) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    database
        .sql(
            """
            insert into snapshot_version
              (kind, subject, folder, schema_json, row_count, content_hash, committed_at, origin, follows)
            values (:kind, :subject, :folder, :schema, :rows, :hash, :at, :origin, :follows)
            """)
        .param("kind", dataset.kind().name())
        .param("subject", dataset.subject())
        .param("folder", home.relativize(snapshot.folder()).toString())
        .param("schema", mapper.writeValueAsString(snapshot.schema()))
        .param("rows", snapshot.rows())
        .param("hash", snapshot.contentHash())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("origin", origin)
        .param("follows", follows)
        .update(id, "id");
    return new Version(
        Objects.requireNonNull(id.getKey()).longValue(), dataset, snapshot, at, origin);
  }

  @Override
  public void forget(List<Version> versions) {
    if (!versions.isEmpty()) {
      database
          .sql("delete from snapshot_version where id in (:ids)")
          .param("ids", versions.stream().map(Version::id).toList())
          .update();
    }
  }

  @Override
  public Set<Path> folders() {
    return database.sql("select folder from snapshot_version").query(String.class).list().stream()
        .map(home::resolve)
        .collect(Collectors.toSet());
  }

  private static DatasetName dataset(ResultSet row) throws SQLException {
    return new DatasetName(
        DatasetName.Kind.valueOf(row.getString("kind")), row.getString("subject"));
  }

  private Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getLong("id"),
        dataset(row),
        new Snapshot(
            home.resolve(row.getString("folder")),
            mapper.readValue(row.getString("schema_json"), Schema.class),
            row.getLong("row_count"),
            row.getString("content_hash")),
        row.getObject("committed_at", OffsetDateTime.class).toInstant(),
        row.getString("origin"));
  }
}
