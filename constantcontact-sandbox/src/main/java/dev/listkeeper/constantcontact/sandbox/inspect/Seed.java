package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.contact.Permission;
import java.util.List;

/**
 * Contacts to be made up, numbered from {@code first} on.
 *
 * @param name the part before the @, with # for the number
 */
public record Seed(
    int count, int first, String name, String domain, Permission permission, List<String> listIds) {
  /** Checks that the addresses differ. */
  public Seed {
    listIds = List.copyOf(listIds);
    if (count < 0 || !name.contains("#")) {
      throw new IllegalArgumentException("A seed needs a count and a name that contains #.");
    }
  }

  /** So many mailable contacts person0@example.org, person1@example.org and so on. */
  public static Seed generated(int count) {
    return new Seed(count, 0, "person#", "example.org", Permission.IMPLICIT, List.of());
  }

  /** Other names. */
  public Seed named(String pattern) {
    return new Seed(count, first, pattern, domain, permission, listIds);
  }

  /** Another domain. */
  public Seed at(String otherDomain) {
    return new Seed(count, first, name, otherDomain, permission, listIds);
  }

  /** Numbers that begin elsewhere. */
  public Seed from(int number) {
    return new Seed(count, number, name, domain, permission, listIds);
  }

  /** Another permission. */
  public Seed with(Permission other) {
    return new Seed(count, first, name, domain, other, listIds);
  }

  /** On these lists. */
  public Seed on(String... lists) {
    return new Seed(count, first, name, domain, permission, List.of(lists));
  }

  String address(int number) {
    return name.replace("#", String.valueOf(number)) + "@" + domain;
  }
}
