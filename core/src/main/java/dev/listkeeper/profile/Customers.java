package dev.listkeeper.profile;

import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Key;

/**
 * Which table holds the customers: each of its rows is a customer profile, and the text of its
 * primary key is the CustomerId. There is one such definition in a workspace.
 */
public record Customers(TableName table) implements Definition {
  /** The only key there is. */
  public static final Key KEY = new Key("customers");

  /** The column of every profile that names it. */
  public static final String CUSTOMER_ID = "CustomerId";

  /** Where profiles are kept. */
  public static final DatasetName DATASET =
      new DatasetName(DatasetName.Kind.CUSTOMERS, KEY.value());

  @Override
  public Key key() {
    return KEY;
  }

  @Override
  public String displayName() {
    return "Customers";
  }
}
