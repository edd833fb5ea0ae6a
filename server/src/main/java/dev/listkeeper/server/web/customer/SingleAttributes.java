package dev.listkeeper.server.web.customer;

import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.profile.CustomerModel;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.profile.Relationship;
import dev.listkeeper.profile.Relationship.Cardinality;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;

/** The attributes that have one value per customer, nearest first: what Data matching may use. */
public final class SingleAttributes {
  /** Farther tables are rare and would drown the list. */
  private static final int MOST_HOPS = 2;

  private final CustomerModel model;
  private final List<AttributePath> found = new ArrayList<>();

  private SingleAttributes(CustomerModel model) {
    this.model = model;
  }

  public static List<AttributePath> of(CustomerModel model) {
    SingleAttributes search = new SingleAttributes(model);
    search.add(List.of(), model.customers());
    search.follow(List.of(), model.table());
    return search.found;
  }

  private void add(List<Key> path, Snapshot table) {
    table.schema().names().stream()
        .filter(name -> !name.equals(Customers.CUSTOMER_ID))
        .forEach(name -> found.add(new AttributePath(path, name)));
  }

  private void follow(List<Key> path, TableName at) {
    for (Relationship one : model.relationships()) {
      boolean back = one.to().equals(at) && one.cardinality() == Cardinality.ONE_TO_ONE;
      if (path.contains(one.key()) || !(one.from().equals(at) || back)) {
        continue;
      }
      TableName next = one.from().equals(at) ? one.to() : one.from();
      Snapshot table = model.tables().get(next);
      if (table != null) {
        List<Key> longer = new ArrayList<>(path);
        longer.add(one.key());
        add(longer, table);
        if (longer.size() < MOST_HOPS) {
          follow(longer, next);
        }
      }
    }
  }
}
