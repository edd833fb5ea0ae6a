package dev.listkeeper.source;

import static dev.listkeeper.query.Expression.Comparison.EQUAL;
import static dev.listkeeper.source.SourceFormats.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Apply;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.file.ColumnOverride;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published figures of three real systems, read with nothing told but names without headers.
 */
class RealDataTest {
  private static final Path DATA =
      Path.of(System.getProperty("listkeeper.root", "."), "..", "shared", "data").normalize();

  private static final Map<String, Long> RAW_ROWS = new LinkedHashMap<>();

  static {
    RAW_ROWS.put("EmailAddress", 19_972L);
    RAW_ROWS.put("PersonPhone", 19_972L);
    RAW_ROWS.put("Customer", 19_820L);
    RAW_ROWS.put("Address", 19_614L);
    RAW_ROWS.put("BusinessEntityAddress", 19_614L);
    RAW_ROWS.put("BusinessEntityContact", 909L);
    RAW_ROWS.put("Store", 701L);
    RAW_ROWS.put("StateProvince", 181L);
    RAW_ROWS.put("CountryRegion", 238L);
    RAW_ROWS.put("SalesTerritory", 10L);
    RAW_ROWS.put("AddressType", 6L);
    RAW_ROWS.put("ContactType", 20L);
    RAW_ROWS.put("PhoneNumberType", 3L);
    RAW_ROWS.put("SalesReason", 10L);
  }

  @TempDir static Path home;
  private static Reading reading;
  private static SourceRead raw;
  private static SourceRead orders;
  private static SourceRead warehouse;

  @BeforeAll
  static void readAll() {
    if (!Files.isDirectory(DATA)) {
      System.out.println("SKIPPED: RealDataTest, for there is no sample data in " + DATA);
    }
    Assumptions.assumeTrue(Files.isDirectory(DATA), "no sample data in " + DATA);
    reading = new Reading(home, DATA);
    raw = reading.reader.read(source("raw", "adventureworks-oltp-raw", rawTables()));
    orders =
        reading.reader.read(
            source(
                "orders",
                "adventureworks-orders-csv",
                List.of(
                    FileTable.of("person", "person.csv").withPrimaryKey("businessentityid"),
                    FileTable.of("salesorderheader", "salesorderheader.csv"),
                    FileTable.of("salesorderdetail", "salesorderdetail.csv"),
                    FileTable.of("customer", "customer.csv").withPrimaryKey("customerid"),
                    FileTable.of("address", "address.csv"),
                    FileTable.of("product", "product.csv"),
                    FileTable.of("store", "store.csv"),
                    FileTable.of("countryregion", "countryregion.csv"))));
    warehouse =
        reading.reader.read(
            source(
                "dw",
                "adventureworks-dw-csv",
                List.of(
                    FileTable.of("customers", "AdventureWorks_Customers.csv")
                        .withPrimaryKey("CustomerKey"),
                    FileTable.of("sales-2017", "AdventureWorks_Sales_2017.csv"),
                    FileTable.of("sales-2018", "AdventureWorks_Sales_2018.csv"),
                    FileTable.of("sales-2019", "AdventureWorks_Sales_2019.csv"),
                    FileTable.of("prospects", "ProspectiveBuyer.csv"))));
  }

  @AfterAll
  static void stop() {
    if (reading != null) {
      reading.close();
    }
  }

  private static DataSource source(String key, String folder, List<FileTable> tables) {
    return new DataSource(new Key(key), key, DATA.resolve(folder).toString(), tables);
  }

  private static List<FileTable> rawTables() {
    Map<String, String[]> names =
        Map.of(
            "EmailAddress", new String[] {"id", "email_id", "email", "guid", "modified"},
            "Customer",
                new String[] {
                  "customer", "person", "store", "territory", "account", "guid", "modified"
                },
            "Address",
                new String[] {
                  "address", "line1", "line2", "city", "state", "zip", "place", "guid", "modified"
                },
            "BusinessEntityAddress",
                new String[] {"entity", "entity_address", "kind", "guid", "modified"},
            "StateProvince",
                new String[] {
                  "province", "code", "country", "only", "name", "territory", "guid", "modified"
                });
    List<FileTable> tables = new ArrayList<>();
    for (String file : RAW_ROWS.keySet()) {
      FileTable table = FileTable.of(file.toLowerCase(java.util.Locale.ROOT), file + ".csv");
      tables.add(names.containsKey(file) ? table.withFormat(named(names.get(file))) : table);
    }
    return tables;
  }

  private static Query table(SourceRead source, String key) {
    return new Query.Scan(source.table(new Key(key)).orElseThrow().version().snapshot());
  }

  @Test
  void every_row_of_every_file_is_read_and_none_rejected() {
    RAW_ROWS.forEach((file, rows) ->
        assertThat(raw.table(new Key(file.toLowerCase(java.util.Locale.ROOT))).orElseThrow().rows())
            .as(file)
            .isEqualTo(rows));
    assertThat(raw.rejected()).isZero();
    assertThat(orders.tables())
        .extracting(TableRead::rows)
        .containsExactly(2_057L, 1_566L, 5_716L, 19_820L, 1_675L, 504L, 701L, 238L);
    assertThat(orders.rejected()).isZero();
    assertThat(warehouse.tables())
        .extracting(TableRead::rows)
        .containsExactly(18_148L, 2_630L, 23_935L, 29_481L, 2_059L);
    assertThat(warehouse.rejected()).isZero();
  }

  @Test
  void types_are_what_a_person_would_say() {
    assertThat(type(warehouse, "customers", "BirthDate")).isEqualTo(Type.DATE);
    assertThat(type(warehouse, "customers", "CustomerKey")).isEqualTo(Type.INTEGER);
    assertThat(type(warehouse, "customers", "AnnualIncome")).isEqualTo(Type.TEXT);
    assertThat(type(warehouse, "sales-2017", "OrderDate")).isEqualTo(Type.DATE);
    assertThat(type(orders, "salesorderheader", "onlineorderflag")).isEqualTo(Type.BOOLEAN);
    assertThat(type(orders, "salesorderheader", "totaldue")).isEqualTo(Type.DECIMAL);
    assertThat(type(orders, "salesorderheader", "orderdate")).isEqualTo(Type.TIMESTAMP);
    assertThat(type(raw, "address", "zip")).isEqualTo(Type.TEXT);
    assertThat(reading.rows(only(table(raw, "address"), "city", "M\u00fcnster"))).isNotEmpty();
  }

  private static Type type(SourceRead source, String table, String column) {
    return source.table(new Key(table)).orElseThrow().schema().typeOf(column);
  }

  private static Query only(Query input, String column, String value) {
    return new Query.Filter(
        input, new Expression.Compare(EQUAL, new Expression.Ref(column), Literal.of(value)));
  }

  @Test
  void addresses_are_distinct() {
    assertThat(reading.engine.count(lowered(table(raw, "emailaddress"), "email", "e")))
        .isEqualTo(19_972);
    // The header has no names: EmailAddress is the ninth column.
    assertThat(reading.engine.count(lowered(table(warehouse, "prospects"), "column9", "e")))
        .isEqualTo(2_009);
    assertThat(
            reading.engine.count(
                new Query.Combine(
                    Query.SetKind.INTERSECT,
                    lowered(table(raw, "emailaddress"), "email", "e"),
                    lowered(table(warehouse, "prospects"), "column9", "e"))))
        .isZero();
  }

  private static Query lowered(Query input, String column, String name) {
    return new Query.Distinct(
        new Query.Project(
            input,
            List.of(
                new Query.Output(
                    name, new Apply(TextFunction.LOWER, new Expression.Ref(column))))));
  }

  @Test
  void customers_are_of_three_kinds() {
    Query customers = table(raw, "customer");

    assertThat(reading.engine.count(having(customers, true, false))).isEqualTo(18_484);
    assertThat(reading.engine.count(having(customers, false, true))).isEqualTo(701);
    assertThat(reading.engine.count(having(customers, true, true))).isEqualTo(635);
  }

  private static Query having(Query customers, boolean person, boolean store) {
    return new Query.Filter(
        customers, new Expression.And(List.of(present("person", person), present("store", store))));
  }

  private static Expression present(String column, boolean present) {
    Expression absent = new Expression.IsAbsent(new Expression.Ref(column));
    return present ? new Expression.Not(absent) : absent;
  }

  @Test
  void individuals_live_in_six_countries() {
    Query home =
        new Query.Filter(
            pick(table(raw, "businessentityaddress"), "entity", "entity_address", "kind"),
            new Expression.Compare(EQUAL, new Expression.Ref("kind"), Literal.of(2)));
    Query people = pick(having(table(raw, "customer"), true, false), "customer", "person");
    Query joined =
        join(
            join(
                join(people, home, "person", "entity"),
                pick(table(raw, "address"), "address", "state"),
                "entity_address",
                "address"),
            pick(table(raw, "stateprovince"), "province", "country"),
            "state",
            "province");

    assertThat(counts(joined, "country"))
        .containsExactly("AU|3591", "CA|1571", "DE|1780", "FR|1810", "GB|1913", "US|7819");
  }

  @Test
  void consent_is_counted() {
    assertThat(counts(table(orders, "person"), "emailpromotion"))
        .containsExactly("0|1131", "1|525", "2|401");
  }

  @Test
  void orders_add_up_exactly() {
    Query totals =
        new Query.Aggregate(
            table(orders, "salesorderheader"),
            List.of(),
            List.of(
                Query.Total.countRows("n"),
                Query.Total.of(
                    "c", Query.Function.COUNT_DISTINCT, new Expression.Ref("customerid")),
                Query.Total.of("first", Query.Function.MIN, new Expression.Ref("orderdate")),
                Query.Total.of("last", Query.Function.MAX, new Expression.Ref("orderdate")),
                Query.Total.of("sum", Query.Function.SUM, new Expression.Ref("totaldue"))));

    // Midnight in the workspace's zone, Tallinn.
    assertThat(reading.rows(totals))
        .containsExactly("1566|1365|2011-05-30T21:00:00Z|2011-12-23T22:00:00Z|14030071.8292");
  }

  @Test
  void two_systems_agree_on_every_address() {
    Query marketing = pick(table(warehouse, "customers"), "CustomerKey", "EmailAddress");
    Query known =
        join(
            join(
                marketing,
                pick(table(raw, "customer"), "customer", "person"),
                "CustomerKey",
                "customer"),
            pick(table(raw, "emailaddress"), "id", "email"),
            "person",
            "id");
    Query equal =
        new Query.Filter(
            known,
            new Expression.Compare(
                EQUAL, new Expression.Ref("EmailAddress"), new Expression.Ref("email")));

    assertThat(reading.engine.count(equal)).isEqualTo(18_148);
  }

  @Test
  void buyers_are_found_in_three_years() {
    Query lines =
        new Query.Append(
            List.of("sales-2017", "sales-2018", "sales-2019").stream()
                .map(key ->
                    (Query)
                        new Query.Project(
                            table(warehouse, key),
                            List.of(new Query.Output("buyer", new Expression.Ref("CustomerKey")))))
                .toList());
    Query buyers =
        new Query.Join(
            Query.JoinKind.SEMI,
            table(warehouse, "customers"),
            lines,
            List.of(new Query.Key("CustomerKey", "buyer")));

    assertThat(reading.engine.count(buyers)).isEqualTo(17_411);
  }

  @Test
  void the_damaged_products_are_readable_and_a_type_told_finds_the_damage() {
    FileTable damaged = FileTable.of("products", "AdventureWorks_Products (unclean).csv");
    TableRead asTheyAre =
        reading
            .reader
            .read(source("p", "adventureworks-dw-csv", List.of(damaged)))
            .tables()
            .getFirst();
    TableRead checked =
        reading
            .reader
            .read(
                source(
                    "q",
                    "adventureworks-dw-csv",
                    List.of(damaged.withColumn("ProductCost", ColumnOverride.of(Type.DECIMAL)))))
            .tables()
            .getFirst();

    assertThat(asTheyAre.rows() + asTheyAre.rejected()).isEqualTo(293);
    assertThat(checked.rows() + checked.rejected()).isEqualTo(293);
  }

  private static Query pick(Query input, String... columns) {
    return new Query.Project(
        input,
        List.of(columns).stream()
            .map(name -> new Query.Output(name, new Expression.Ref(name)))
            .toList());
  }

  private static Query join(Query left, Query right, String a, String b) {
    return new Query.Join(Query.JoinKind.INNER, left, right, List.of(new Query.Key(a, b)));
  }

  private static List<String> counts(Query input, String column) {
    return reading.rows(
        new Query.Sort(
            new Query.Aggregate(input, List.of(column), List.of(Query.Total.countRows("n"))),
            List.of(Query.Order.ascending(column)),
            0,
            Optional.empty()));
  }
}
