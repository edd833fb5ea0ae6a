package dev.listkeeper.server.demo;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.RunningServer;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the demo defines: source, segment, connection and export, from its workspace file. What is
 * there already stays.
 */
record DemoDefinitions(JsonNode file) {
  static final Key EXPORT = new Key("newsletter");

  static DemoDefinitions read() {
    try (InputStream in = DemoDefinitions.class.getResourceAsStream("/demo/listkeeper.yaml")) {
      return new DemoDefinitions(new YAMLMapper().readTree(Objects.requireNonNull(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's workspace file can't be read.", e);
    }
  }

  void saveTo(RunningServer server, ListId list) {
    save(server, "sources", "sources", DataSource.class);
    Definitions<Customers> customers = definitions(server, "customers");
    if (customers.find(Customers.KEY).isEmpty()) {
      customers.save(
          server.part(JsonMapper.class).treeToValue(file.get("customers"), Customers.class));
    }
    save(server, "relationships", "relationships", Relationship.class);
    save(server, "segments", "segments", Segment.class);
    save(server, "connections", "connections", Connection.class);
    saveExport(server, list);
  }

  private <T extends Definition> void save(
      RunningServer server, String section, String bean, Class<T> type) {
    Definitions<T> definitions = definitions(server, bean);
    for (JsonNode node : file.get(section)) {
      T definition = server.part(JsonMapper.class).treeToValue(node, type);
      if (definitions.find(definition.key()).isEmpty()) {
        definitions.save(definition);
      }
    }
  }

  private void saveExport(RunningServer server, ListId list) {
    Definitions<Export> exports = definitions(server, "exports");
    if (exports.find(EXPORT).isEmpty()) {
      Export written =
          server.part(JsonMapper.class).treeToValue(file.get("exports").get(0), Export.class);
      exports.save(
          new Export(
              written.key(),
              written.displayName(),
              written.connection(),
              Optional.of(list),
              written.matching(),
              written.segments()));
    }
  }

  @SuppressWarnings("unchecked") // a bean's name tells its kind of definition
  private static <T extends Definition> Definitions<T> definitions(
      RunningServer server, String name) {
    return (Definitions<T>) server.part(name, Definitions.class);
  }
}
