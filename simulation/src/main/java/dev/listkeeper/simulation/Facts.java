package dev.listkeeper.simulation;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What people did, address by address: the truth that no part of the product sees as a whole.
 * Addresses are everyday ones in lower case.
 */
public final class Facts {
  private final Map<String, Instant> unsubscribed = new TreeMap<>();
  private final Map<String, Instant> deleted = new TreeMap<>();
  private final Map<String, Map<String, Instant>> left = new TreeMap<>();
  private final Set<String> everGone = new HashSet<>();
  private final Map<String, Map<String, Instant>> byHand = new TreeMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, Set<String>> addressesOf = new TreeMap<>();

  /** Since when an address is opted out of everything; empty when it is not. */
  public Optional<Instant> unsubscribedSince(String address) {
    return Optional.ofNullable(unsubscribed.get(address));
  }

  /** Since when an address is deleted in the account; empty when it is not. */
  public Optional<Instant> deletedSince(String address) {
    return Optional.ofNullable(deleted.get(address));
  }

  /** Since when an address is off a list by somebody's doing; empty when it is not. */
  public Optional<Instant> leftSince(String address, String list) {
    return Optional.ofNullable(left.getOrDefault(list, Map.of()).get(address));
  }

  /** When somebody first put an address on a list by hand; empty when nobody did. */
  public Optional<Instant> byHandSince(String address, String list) {
    return Optional.ofNullable(byHand.getOrDefault(list, Map.of()).get(address));
  }

  /**
   * Whether it was ever opted out, deleted, or taken off a list: what follows is another matter.
   */
  public boolean wasEverGone(String address) {
    return everGone.contains(address);
  }

  /** Whether one of the addresses a customer ever had was ever gone. */
  public boolean wasEverGone(Customer customer) {
    return addressesOf.getOrDefault(customer.id(), Set.of()).stream().anyMatch(this::wasEverGone);
  }

  /** The addresses a customer has had, the present one included. */
  public Set<String> addressesOf(String customer) {
    return addressesOf.getOrDefault(customer, Set.of());
  }

  /** Whose values a contact has: the key of an export; empty when a person changed them since. */
  public Optional<String> wordOn(String address) {
    return Optional.ofNullable(words.get(address));
  }

  void has(Customer customer) {
    customer
        .address()
        .ifPresent(address ->
            addressesOf.computeIfAbsent(customer.id(), _ -> new HashSet<>()).add(address));
  }

  void unsubscribed(String address, Instant at) {
    unsubscribed.put(address, at);
    everGone.add(address);
  }

  void optedIn(String address) {
    unsubscribed.remove(address);
    deleted.remove(address);
  }

  void deleted(String address, Instant at) {
    deleted.put(address, at);
    everGone.add(address);
  }

  void left(String address, String list, Instant at) {
    left.computeIfAbsent(list, _ -> new TreeMap<>()).put(address, at);
    everGone.add(address);
  }

  /** Somebody put it on a list by hand. */
  void joined(String address, String list, Instant at) {
    back(address, list);
    byHand.computeIfAbsent(list, _ -> new TreeMap<>()).putIfAbsent(address, at);
  }

  private void back(String address, String list) {
    left.getOrDefault(list, new TreeMap<>()).remove(address);
  }

  void renamed(String address) {
    words.remove(address);
  }

  /**
   * An export's row was taken by the service. Whoever was gone only shortly before is back by that:
   * nobody can promise those seconds.
   */
  void sent(String address, String list, String export) {
    deleted.remove(address);
    back(address, list);
    words.put(address, export);
  }
}
