package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Profile;

/**
 * One contact of an import as given.
 *
 * @param number 1 for the first
 */
record ImportRow(int number, String address, Profile given) {
  /** Collects a row from keys and values. */
  static final class Builder {
    private final Profile.Builder profile = new Profile.Builder();
    private String address = "";

    void put(Heading heading, String value) {
      switch (heading) {
        case Heading.Address() -> address = value.strip();
        case Heading.Value(var field) -> profile.set(field, value.strip());
        case Heading.More(var field) -> profile.append(field, value.strip());
        case Heading.Unknown() -> {
          // The account has no such field, so there is nowhere to put it.
        }
      }
    }

    ImportRow build(int number) {
      return new ImportRow(number, address, profile.build());
    }
  }
}
