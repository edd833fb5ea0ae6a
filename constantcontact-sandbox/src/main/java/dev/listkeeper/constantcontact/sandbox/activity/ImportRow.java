package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Profile;
import dev.listkeeper.constantcontact.sandbox.field.CustomField;
import java.util.Optional;

/**
 * One contact of an import as given.
 *
 * @param number 1 for the first
 * @param misfit a custom field the value given for it does not suit
 */
record ImportRow(int number, String address, Profile given, Optional<CustomField> misfit) {
  /** Collects a row from keys and values. */
  static final class Builder {
    private final Profile.Builder profile = new Profile.Builder();
    private final boolean strict;
    private String address = "";
    private Optional<CustomField> misfit = Optional.empty();

    /** A strict row notices values that do not suit the type of their custom field. */
    Builder(boolean strict) {
      this.strict = strict;
    }

    void put(Heading heading, String value) {
      switch (heading) {
        case Heading.Address() -> address = value.strip();
        case Heading.Value(var field) -> profile.set(field, value.strip());
        case Heading.More(var field) -> profile.append(field, value.strip());
        case Heading.Custom(var field) -> custom(field, value.strip());
        case Heading.Unknown() -> {
          // The account has no such field, so there is nowhere to put it.
        }
      }
    }

    private void custom(CustomField field, String value) {
      boolean wrong =
          !value.isEmpty()
              && (value.codePointCount(0, value.length()) > CustomField.MAX_VALUE
                  || (strict && !field.fits(value)));
      if (wrong) {
        misfit = Optional.of(field);
      } else {
        field.stored(value).ifPresent(stored -> profile.setCustom(field.number(), stored));
      }
    }

    ImportRow build(int number) {
      return new ImportRow(number, address, profile.build(), misfit);
    }
  }
}
