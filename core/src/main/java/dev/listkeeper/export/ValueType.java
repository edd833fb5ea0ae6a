package dev.listkeeper.export;

import dev.listkeeper.query.Type;
import java.util.Set;

/** What a field of a contact takes. A value that does not fit is left out, or cut if it is text. */
public enum ValueType {
  /** Text; what is too long is cut. */
  TEXT(Type.values()),
  /** A telephone number; one that is too long is left out, since a part of it is another number. */
  PHONE(Type.TEXT, Type.INTEGER),
  /** A day, sent as {@code 2026-02-28}. */
  DATE(Type.TEXT, Type.DATE),
  /** A moment, sent in UTC. */
  DATETIME(Type.TEXT, Type.DATE, Type.TIMESTAMP),
  /** A number of at most 15 digits before the point and 4 after it. */
  NUMBER(Type.TEXT, Type.INTEGER, Type.DECIMAL),
  BOOLEAN(Type.TEXT, Type.BOOLEAN),
  /** A month, 1 to 12. */
  MONTH(Type.TEXT, Type.INTEGER),
  /** A day of a month, 1 to 31. */
  DAY(Type.TEXT, Type.INTEGER),
  /** One of a list that only the account knows. */
  CHOICE(Type.TEXT, Type.INTEGER, Type.BOOLEAN);

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<Type> sources;

  ValueType(Type... sources) {
    this.sources = Set.of(sources);
  }

  /** Whether an attribute of a type can fill such a field. */
  public boolean takes(Type attribute) {
    return sources.contains(attribute);
  }
}
