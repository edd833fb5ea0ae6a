package dev.listkeeper.server.audit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A value before and after. Never a secret.
 *
 * @param field inside the object; empty when it is the object as a whole
 * @param before null: it was not there
 * @param after null: it is no longer there
 */
public record ValueChange(String field, @Nullable JsonNode before, @Nullable JsonNode after) {

  /** Values by what they read as. */
  public static ValueChange of(String field, @Nullable Object before, @Nullable Object after) {
    return new ValueChange(field, text(before), text(after));
  }

  private static @Nullable JsonNode text(@Nullable Object value) {
    return value == null ? null : JsonNodeFactory.instance.stringNode(value.toString());
  }

  ValueChange withoutValues() {
    return of(field, before == null ? null : TOO_LONG, after == null ? null : TOO_LONG);
  }

  private static final String TOO_LONG = "(too long to keep)";
}
