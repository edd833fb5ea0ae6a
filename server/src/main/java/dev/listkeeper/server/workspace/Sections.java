package dev.listkeeper.server.workspace;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Definitions;
import java.util.List;
import java.util.Optional;

/** All kinds of definitions, in the order in which one rests on another. */
public record Sections(
    Section<DataSource> sources,
    Section<Customers> customers,
    Section<Relationship> relationships,
    Section<Segment> segments,
    Section<Connection> connections,
    Section<Export> exports) {

  public static Sections of(
      Definitions<DataSource> sources,
      Definitions<Customers> customers,
      Definitions<Relationship> relationships,
      Definitions<Segment> segments,
      Definitions<Connection> connections,
      Definitions<Export> exports) {
    return new Sections(
        new Section<>(
            "sources",
            "data source",
            DataSource.class,
            sources,
            Contents::sources,
            Contents::withSources),
        new Section<>(
            "customers",
            "customer table",
            Customers.class,
            customers,
            contents -> contents.customers().stream().toList(),
            (contents, now) -> contents.withCustomers(now.stream().findFirst())),
        new Section<>(
            "relationships",
            "relationship",
            Relationship.class,
            relationships,
            Contents::relationships,
            Contents::withRelationships),
        new Section<>(
            "segments",
            "segment",
            Segment.class,
            segments,
            Contents::segments,
            Contents::withSegments),
        new Section<>(
            "connections",
            "connection",
            Connection.class,
            connections,
            Contents::connections,
            Contents::withConnections),
        new Section<>(
            "exports", "export", Export.class, exports, Contents::exports, Contents::withExports));
  }

  public List<Section<?>> all() {
    return List.of(sources, customers, relationships, segments, connections, exports);
  }

  /** What is stored. */
  Contents stored() {
    return new Contents(
        Optional.of(Contents.VERSION),
        sources.stored().all(),
        customers.stored().find(Customers.KEY),
        relationships.stored().all(),
        segments.stored().all(),
        connections.stored().all(),
        exports.stored().all());
  }
}
