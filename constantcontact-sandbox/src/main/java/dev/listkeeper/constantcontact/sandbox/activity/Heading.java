package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.contact.Field;
import dev.listkeeper.constantcontact.sandbox.field.CustomField;

/** What a column or key of an import means. */
sealed interface Heading {
  /** The address. */
  record Address() implements Heading {}

  /** A property. */
  record Value(Field field) implements Heading {}

  /** A second line of a property, appended to the first. */
  record More(Field field) implements Heading {}

  /** A custom field. */
  record Custom(CustomField field) implements Heading {}

  /** Nothing the account knows. */
  record Unknown() implements Heading {}
}
