package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.segment.Membership;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.segment.SegmentEvaluator;
import dev.listkeeper.server.store.DefinitionJson;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.SourceReader;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.AllowedFolders;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real data from three systems of one company, from their files to a list. Skipped where the data
 * is not on the machine.
 */
class AdventureWorksExportTest {
  private static final Path DATA =
      Path.of(System.getProperty("listkeeper.root", "."), "..", "shared", "data");

  private static final String ORDERS =
      """
      {"key": "orders", "displayName": "Orders", "folder": "adventureworks-orders-csv", "tables": [
        {"key": "person", "file": "person.csv", "primaryKey": "businessentityid"},
        {"key": "customer", "file": "customer.csv"},
        {"key": "header", "file": "salesorderheader.csv"}]}
      """;

  private static final String MAIL =
      """
      {"key": "mail", "displayName": "Addresses", "folder": "adventureworks-oltp-raw", "tables": [
        {"key": "address", "file": "EmailAddress.csv", "format": {"type": "delimited", "delimiter": "+|", "rowEnd": "&|\\n",
         "quote": "none", "header": false,
         "columnNames": ["BusinessEntityID", "EmailAddressID", "EmailAddress", "rowguid", "ModifiedDate"]}}]}
      """;

  private static final String SEGMENT =
      """
      {"key": "partners", "displayName": "Partner promotion with a late order", "rules": [
        {"path": ["customer", "orders"], "all": [
          {"attribute": "emailpromotion", "equalTo": 2},
          {"attribute": "customer/orders/totaldue", "greaterThan": 500},
          {"attribute": "customer/orders/orderdate", "between": ["2011-10-01", "2011-12-31"]}]}]}
      """;

  @TempDir Path home;

  @Test
  void exportsThePartnerSegmentWithAddressesOfAnotherSystem() {
    assumeTrue(Files.isDirectory(DATA), "SKIPPED: the sample data is not beside the project");
    try (Sandbox sandbox = Sandbox.builder().noLimits().start();
        Workbench bench = new Workbench(home, sandbox)) {
      Membership members = prepare(bench);

      ExportRun run = bench.run();

      assertThat(members.count()).isEqualTo(140);
      assertThat(run.failure()).isEmpty();
      assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
      assertThat(run.counts().members()).isEqualTo(140);
      assertThat(run.counts().added()).isEqualTo(140);
      assertThat(run.counts().listEqualsPlan()).isTrue();
      assertThat(sandbox.members(bench.list.value()))
          .hasSize(140)
          .allMatch(a -> a.endsWith("@adventure-works.com"));
    }
  }

  private static Membership prepare(Workbench bench) {
    JsonMapper mapper = DefinitionJson.mapper();
    Definitions<DataSource> sources = bench.definitions.of("source", DataSource.class);
    sources.save(mapper.readValue(ORDERS, DataSource.class));
    sources.save(mapper.readValue(MAIL, DataSource.class));
    Definitions<Customers> customers = bench.definitions.of("customers", Customers.class);
    customers.save(new Customers(TableName.of("orders.person")));
    Definitions<Relationship> relationships =
        bench.definitions.of("relationship", Relationship.class);
    relationships.save(
        related(
            "customer",
            "orders.customer",
            "personid",
            "orders.person",
            "businessentityid",
            Cardinality.MANY_TO_ONE));
    relationships.save(
        related(
            "orders",
            "orders.header",
            "customerid",
            "orders.customer",
            "customerid",
            Cardinality.MANY_TO_ONE));
    relationships.save(
        related(
            "email",
            "mail.address",
            "BusinessEntityID",
            "orders.person",
            "businessentityid",
            Cardinality.ONE_TO_ONE));
    SourceReader reader =
        new SourceReader(
            bench.workspace, new AllowedFolders(List.of(DATA)), bench.engine, bench.snapshots);
    reader.read(sources.find(new Key("orders")).orElseThrow());
    reader.read(sources.find(new Key("mail")).orElseThrow());
    bench.profiles.build();
    Export export = bench.exports.find(Workbench.EXPORT).orElseThrow();
    bench.exports.save(
        new Export(
            export.key(),
            export.displayName(),
            export.connection(),
            export.list(),
            new DataMatching(
                AttributePath.of("email/EmailAddress"),
                Optional.of(AttributePath.of("firstname")),
                Optional.of(AttributePath.of("lastname"))),
            List.of(new Key("partners")),
            Optional.empty(),
            ExportRules.DEFAULT));
    return new SegmentEvaluator(bench.engine, bench.snapshots)
        .evaluate(
            mapper.readValue(SEGMENT, Segment.class),
            bench.profiles.current(),
            Instant.parse("2026-11-24T00:00:00Z"),
            ZoneOffset.UTC);
  }

  private static Relationship related(
      String key,
      String from,
      String fromColumn,
      String to,
      String toColumn,
      Cardinality cardinality) {
    return new Relationship(
        new Key(key), key, TableName.of(from), fromColumn, TableName.of(to), toColumn, cardinality);
  }
}
