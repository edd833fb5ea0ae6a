package dev.listkeeper.simulation;

import static dev.listkeeper.query.Schema.column;

import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.query.Literal;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.source.DataSource;
import dev.listkeeper.source.TableName;
import dev.listkeeper.source.file.FileTable;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

/** The customers as the shop has them, and as Listkeeper read them last. */
public final class Data {
  /** The segments there are. */
  static final List<String> SEGMENTS = List.of("vip", "news");

  private static final TableName TABLE = TableName.of("shop.contacts");
  private static final Schema CONTACTS =
      Schema.of(
          column("id", Type.TEXT),
          column("email", Type.TEXT),
          column("first", Type.TEXT),
          column("last", Type.TEXT));

  private final World world;
  private final Snapshots snapshots;
  private final Profiles profiles;
  private final TreeMap<String, Customer> customers = new TreeMap<>();
  private List<Customer> read = List.of();

  Data(World world) {
    this.world = world;
    Installation parts = world.installation();
    Workspace workspace =
        new Workspace(parts.home(), parts.home().resolve("data"), parts.clock(), ZoneOffset.UTC);
    this.snapshots = new Snapshots(workspace, parts.engine(), parts.catalog());
    this.profiles =
        new Profiles(parts.sources(), parts.customers(), parts.relationships(), snapshots);
    parts
        .sources()
        .save(
            new DataSource(
                new Key("shop"),
                "Shop",
                ".",
                List.of(FileTable.of("contacts", "contacts.csv").withPrimaryKey("id"))));
    parts.customers().save(new Customers(TABLE));
  }

  /** Where rows of people are. */
  public Snapshots snapshots() {
    return snapshots;
  }

  /** The customers as last read. */
  public List<Customer> read() {
    return read;
  }

  List<Customer> now() {
    return List.copyOf(customers.values());
  }

  void put(Customer customer) {
    customers.put(customer.id(), customer);
    world.facts().has(customer);
  }

  void remove(Customer customer) {
    customers.remove(customer.id());
  }

  /** A refresh: reads the customers, makes the profiles, evaluates the segments. */
  void refresh() {
    read = now();
    List<List<Literal>> rows =
        read.stream()
            .map(c -> List.of(Literal.of(c.id()), text(c.email()), text(c.first()), text(c.last())))
            .toList();
    snapshots.store(TABLE.dataset(), new Query.Rows(CONTACTS, rows), "simulated");
    snapshots.retain(TABLE.dataset(), 2);
    profiles.build();
    for (String segment : SEGMENTS) {
      DatasetName members = new DatasetName(DatasetName.Kind.MEMBERS, segment);
      List<List<Literal>> ids =
          read.stream()
              .filter(customer -> customer.segments().contains(segment))
              .map(customer -> List.<Literal>of(Literal.of(customer.id())))
              .toList();
      Schema schema = Schema.of(column(Customers.CUSTOMER_ID, Type.TEXT));
      snapshots.store(members, new Query.Rows(schema, ids), "simulated");
      snapshots.retain(members, 2);
    }
  }

  private static Literal text(String value) {
    return value.isEmpty() ? new Literal.Absent(Type.TEXT) : Literal.of(value);
  }
}
