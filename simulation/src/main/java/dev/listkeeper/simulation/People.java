package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import dev.listkeeper.constantcontact.sandbox.inspect.ContactView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What customers, contacts and the account's own people do. */
final class People {
  /** People of the account who are no customers. */
  static final List<String> STRANGERS =
      IntStream.rangeClosed(1, 5).mapToObj(n -> "s" + n + "@example.net").toList();

  private static final List<String> ADDRESSES =
      IntStream.rangeClosed(1, 14).mapToObj(n -> "a" + n + "@example.org").toList();

  private static final List<String> ODD =
      List.of(
          "",
          "nobody",
          "õun@example.org",
          "ana@õun.example.com",
          "x@example.invalid",
          "y".repeat(75) + "@example.org");

  private static final List<String> NAMES =
      List.of("Ana", "Bo", "Cy", "Di", "Eve", "", "=1+1", "Õie, \"the\" One", "N".repeat(60));

  private final World world;
  private final Chance chance;
  private int customers;

  People(World world) {
    this.world = world;
    this.chance = world.chance();
  }

  /** The customers, contacts and list members there are at the beginning. */
  void begin() {
    for (int i = chance.between(3, 9); i > 0; i--) {
      newCustomer();
    }
    STRANGERS.forEach(stranger ->
        joinByHand(stranger, chance.oneIn(2) ? world.people().someList() : Optional.empty()));
    for (int i = chance.below(4); i > 0; i--) {
      joinByHand(chance.pick(ADDRESSES), someList());
    }
    for (int i = chance.below(3); i > 0; i--) {
      String address = someonesAddress();
      joinByHand(address, Optional.empty());
      unsubscribe(address);
    }
  }

  /** Somebody does something. */
  void act() {
    switch (chance.below(16)) {
      case 0, 1 -> newCustomer();
      case 2 -> someone().ifPresent(this::removed);
      case 3, 4 -> someone().ifPresent(c -> changed(c.named(name(), name()), "is renamed"));
      case 5 -> someone().ifPresent(c -> changed(c.at(email()), "has another address"));
      case 6 -> someoneOptedOut().ifPresent(c -> changed(c.at(email()), "has another address"));
      case 7, 8 -> someone().ifPresent(c -> changed(c.inAndOut(segment()), "changes segments"));
      case 9 -> unsubscribe(someonesAddress());
      case 10 -> optIn(chance.pick(ADDRESSES));
      case 11, 12 -> leave(someonesAddress());
      case 13 -> delete(someonesAddress());
      case 14 -> joinByHand(chance.pick(ADDRESSES), someList());
      default -> renameByHand(chance.pick(ADDRESSES));
    }
  }

  private Optional<Customer> someone() {
    List<Customer> all = world.data().now();
    return all.isEmpty() ? Optional.empty() : Optional.of(chance.pick(all));
  }

  /** Best one who opted out under the present address. */
  private Optional<Customer> someoneOptedOut() {
    List<Customer> optedOut =
        world.data().now().stream()
            .filter(customer ->
                customer.address().flatMap(world.facts()::unsubscribedSince).isPresent())
            .toList();
    return optedOut.isEmpty() ? someone() : Optional.of(chance.pick(optedOut));
  }

  /** A customer's address, if there is one, since more hangs on those. */
  private String someonesAddress() {
    return someone().flatMap(Customer::address).orElseGet(() -> chance.pick(ADDRESSES));
  }

  private void newCustomer() {
    Customer customer =
        new Customer(
            "C" + ++customers,
            email(),
            name(),
            name(),
            new TreeSet<>(List.of(segment(), segment())));
    world.data().put(customer);
    world.deed("customer " + customer + " is new");
  }

  private void removed(Customer customer) {
    world.data().remove(customer);
    world.deed("customer " + customer.id() + " is removed");
  }

  private void changed(Customer customer, String how) {
    world.data().put(customer);
    world.deed("customer " + customer + " " + how);
  }

  private String email() {
    if (chance.oneIn(8)) {
      return chance.pick(ODD);
    }
    String address = chance.pick(ADDRESSES);
    return chance.oneIn(4) ? " " + address.replace('a', 'A') : address;
  }

  private String name() {
    return chance.pick(NAMES);
  }

  private String segment() {
    return chance.pick(Data.SEGMENTS);
  }

  Optional<String> someList() {
    List<String> lists = List.copyOf(sandbox().lists().keySet());
    return lists.isEmpty() ? Optional.empty() : Optional.of(chance.pick(lists));
  }

  private Sandbox sandbox() {
    return world.installation().sandbox();
  }

  private Optional<ContactView> present(String address) {
    return sandbox().contact(address).filter(contact -> !contact.deleted());
  }

  private void unsubscribe(String address) {
    Optional<ContactView> contact =
        present(address).filter(c -> c.permission() != Permission.UNSUBSCRIBED);
    if (contact.isPresent()) {
      sandbox().unsubscribe(address);
      world.facts().unsubscribed(address, now());
      world.deed(address + " unsubscribes");
    }
  }

  private void optIn(String address) {
    Optional<ContactView> contact =
        sandbox()
            .contact(address)
            .filter(c -> c.deleted() || c.permission() == Permission.UNSUBSCRIBED);
    if (contact.isPresent()) {
      sandbox().optIn(address);
      world.facts().optedIn(address);
      world.deed(address + " opts in again");
    }
  }

  private void leave(String address) {
    Optional<String> list =
        present(address).stream().flatMap(c -> c.listIds().stream().sorted(byName())).findFirst();
    if (list.isPresent()) {
      sandbox().removeFromList(address, list.get());
      world.facts().left(address, list.get(), now());
      world.deed(address + " leaves " + name(list.get()));
    }
  }

  /** In the order the lists were made: their ids are not from the seed. */
  private java.util.Comparator<String> byName() {
    return java.util.Comparator.comparing(this::name);
  }

  private String name(String list) {
    return sandbox().lists().getOrDefault(list, "a deleted list");
  }

  private void delete(String address) {
    if (present(address).isPresent()) {
      sandbox().deleteContact(address);
      world.facts().deleted(address, now());
      world.deed(address + " is deleted");
    }
  }

  private void joinByHand(String address, Optional<String> list) {
    boolean gone =
        sandbox()
            .contact(address)
            .map(c -> c.deleted() || c.permission() == Permission.UNSUBSCRIBED)
            .orElse(false);
    if (!gone) {
      sandbox()
          .seedCsv(
              "email,first_name,last_name\n" + address + ",Hand,Made\n",
              list.stream().toArray(String[]::new));
      list.ifPresent(id -> world.facts().joined(address, id, now()));
      world.deed(address + " is put by hand on " + list.map(this::name).orElse("no list"));
    }
  }

  private void renameByHand(String address) {
    if (present(address).isPresent()) {
      sandbox().rename(address, chance.pick(List.of("By", "Some")), "One");
      world.facts().renamed(address);
      world.deed(address + " is renamed by hand");
    }
  }

  private Instant now() {
    return world.clock().instant();
  }

  /** The addresses of contacts by their ids. */
  List<String> addressesOf(List<String> ids) {
    return Stream.concat(ADDRESSES.stream(), STRANGERS.stream())
        .filter(address ->
            sandbox()
                .contact(address)
                .map(ContactView::contactId)
                .filter(ids::contains)
                .isPresent())
        .toList();
  }
}
