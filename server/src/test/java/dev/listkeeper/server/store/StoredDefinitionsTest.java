package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;

class StoredDefinitionsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path home;
  private JdbcClient database;
  private DefinitionStore store;
  private Definitions<Relationship> relationships;

  @BeforeEach
  void open(TestDatabase kind) {
    database = kind.in(home);
    store =
        new DefinitionStore(
            database,
            DefinitionJson.mapper(),
            Clock.fixed(NOW, ZoneOffset.UTC),
            () -> "ann@example.org");
    relationships = store.of("relationship", Relationship.class);
  }

  @OnBothDatabases
  void whatIsSavedIsFoundEqualAndInOrderOfKeys() {
    Relationship orders = relationship("orders", "Orders of a customer");
    Relationship addresses = relationship("addresses", "Aadressid 'õ' \"ü\" \uD83D\uDE00 --");
    relationships.save(orders);
    relationships.save(addresses);

    assertThat(relationships.all()).containsExactly(addresses, orders);
    assertThat(relationships.find(new Key("orders"))).contains(orders);
    assertThat(relationships.find(new Key("nothing"))).isEmpty();
  }

  @OnBothDatabases
  void itIsKnownWhenAndByWhomOneWasChanged() {
    relationships.save(relationship("orders", "Orders"));

    assertThat(new DefinitionChanges(database).of("relationship"))
        .containsExactly(
            java.util.Map.entry(
                new Key("orders"), new DefinitionChanges.Changed(NOW, "ann@example.org")));
    assertThat(new DefinitionChanges(database).of("segment")).isEmpty();
  }

  @OnBothDatabases
  void theOrderIsThatOfTheLettersWhateverTheDatabaseTakesForOrder() {
    relationships.save(relationship("ab", "2"));
    relationships.save(relationship("a-c", "1"));

    assertThat(relationships.all())
        .extracting(found -> found.key().value())
        .containsExactly("a-c", "ab");
  }

  @OnBothDatabases
  void savingAgainReplacesAndSignsTheChange() {
    relationships.save(relationship("orders", "Orders"));
    relationships.save(relationship("orders", "All orders"));

    assertThat(relationships.all()).containsExactly(relationship("orders", "All orders"));
    assertThat(
            database
                .sql("select display_name, updated_by from definition")
                .query()
                .singleRow()
                .values())
        .containsExactly("All orders", "ann@example.org");
  }

  @OnBothDatabases
  void kindsDoNotMeet() {
    Definitions<Customers> customers = store.of("customers", Customers.class);
    customers.save(new Customers(TableName.of("crm.people")));

    assertThat(relationships.all()).isEmpty();
    assertThat(customers.all()).containsExactly(new Customers(TableName.of("crm.people")));
  }

  @OnBothDatabases
  void removingSaysWhetherThereWasOne() {
    relationships.save(relationship("orders", "Orders"));

    assertThat(relationships.remove(new Key("orders"))).isTrue();
    assertThat(relationships.remove(new Key("orders"))).isFalse();
    assertThat(relationships.all()).isEmpty();
  }

  @OnBothDatabases
  void aValueThatARecordNeedsMustBeThere() {
    assertThatThrownBy(
            () -> DefinitionJson.mapper().readValue("{\"key\":\"orders\"}", Relationship.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("displayName");
    assertThatThrownBy(() -> DefinitionJson.mapper().readValue("{\"table\":null}", Customers.class))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("table");
  }

  private static Relationship relationship(String key, String name) {
    return new Relationship(
        new Key(key),
        name,
        TableName.of("shop.orders"),
        "customer",
        TableName.of("crm.people"),
        "id",
        Relationship.Cardinality.MANY_TO_ONE);
  }
}
