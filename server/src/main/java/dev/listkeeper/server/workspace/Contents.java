package dev.listkeeper.server.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.source.DataSource;
import java.util.List;
import java.util.Optional;

/**
 * What a workspace file says, or what is stored: all definitions, in the order of the file.
 *
 * @param version of the file's form; 1 when it is left out
 */
@JsonPropertyOrder({
  "version",
  "sources",
  "customers",
  "relationships",
  "segments",
  "connections",
  "exports"
})
public record Contents(
    Optional<Integer> version,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<DataSource> sources,
    Optional<Customers> customers,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Relationship> relationships,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Segment> segments,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Connection> connections,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Export> exports) {
  static final int VERSION = 1;
  static final Contents NOTHING =
      new Contents(
          Optional.of(VERSION),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Contents {
    sources = List.copyOf(sources);
    relationships = List.copyOf(relationships);
    segments = List.copyOf(segments);
    connections = List.copyOf(connections);
    exports = List.copyOf(exports);
  }

  Contents withSources(List<DataSource> now) {
    return new Contents(version, now, customers, relationships, segments, connections, exports);
  }

  Contents withCustomers(Optional<Customers> now) {
    return new Contents(version, sources, now, relationships, segments, connections, exports);
  }

  Contents withRelationships(List<Relationship> now) {
    return new Contents(version, sources, customers, now, segments, connections, exports);
  }

  Contents withSegments(List<Segment> now) {
    return new Contents(version, sources, customers, relationships, now, connections, exports);
  }

  Contents withConnections(List<Connection> now) {
    return new Contents(version, sources, customers, relationships, segments, now, exports);
  }

  Contents withExports(List<Export> now) {
    return new Contents(version, sources, customers, relationships, segments, connections, now);
  }
}
