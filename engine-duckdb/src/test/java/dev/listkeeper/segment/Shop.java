package dev.listkeeper.segment;

import static dev.listkeeper.segment.World.row;

import java.nio.file.Path;

/** Six persons, their customer numbers, orders and what hangs on them. */
final class Shop {
  private Shop() {}

  static World open(Path folder) {
    return new World(folder)
        .table(
            "shop.persons",
            "CustomerId TEXT, id INTEGER, name TEXT, promo INTEGER, cityid INTEGER",
            row("ann", "1", "Ann", "2", "1"),
            row("bob", "2", "Bob", "2", "2"),
            row("cid", "3", "Cid", "1", "1"),
            row("dee", "4", "Dee", "2", null),
            row("eve", "5", "Eve", "2", "1"),
            row("fay", "6", "Fay", "0", "9"))
        .table(
            "shop.customer",
            "customerid INTEGER, personid INTEGER",
            row("11", "1"),
            row("12", "1"),
            row("13", "2"),
            row("14", "3"),
            row("15", "4"),
            row("16", "6"),
            row("17", null))
        .table(
            "shop.orders",
            "orderid INTEGER, customerid INTEGER, total DECIMAL, status TEXT, day DATE, productid INTEGER",
            row("101", "11", "600", "shipped", "2011-10-05", "1"),
            row("102", "12", "100", "open", "2011-11-01", "2"),
            row("103", "13", "700", "open", "2011-09-01", "1"),
            row("104", "13", "50", "shipped", "2011-10-10", null),
            row("105", "14", "800", "shipped", "2011-12-31", "2"),
            row("106", "16", null, "", null, "3"),
            row("107", null, "1000", "lost", "2011-10-05", "1"),
            row("108", "99", "1000", "lost", "2011-10-05", "1"))
        .table(
            "shop.products",
            "productid INTEGER, title TEXT",
            row("1", "Bike"),
            row("2", "Bell"),
            row("3", null))
        .table("shop.cities", "cityid INTEGER, city TEXT", row("1", "Tartu"), row("2", "Oslo"))
        .table(
            "crm.cards",
            "personid INTEGER, level TEXT",
            row("1", "gold"),
            row("3", "silver"),
            row("3", "bronze"),
            row("4", ""))
        .manyToOne("customer", "shop.customer", "personid", "shop.persons", "id")
        .manyToOne("orders", "shop.orders", "customerid", "shop.customer", "customerid")
        .manyToOne("product", "shop.orders", "productid", "shop.products", "productid")
        .manyToOne("city", "shop.persons", "cityid", "shop.cities", "cityid")
        .oneToOne("card", "crm.cards", "personid", "shop.persons", "id");
  }
}
