package dev.listkeeper.constantcontact.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A lenient view of a JSON object: members absent, null or of another type are all just absent, and
 * unknown ones are ignored. Only what is required can fail, as {@link UnreadableJson}.
 */
public final class JsonObject {

  private final JsonNode node;

  JsonObject(JsonNode node) {
    this.node = node;
  }

  /** A text or number as text. */
  public Optional<String> text(String name) {
    return member(name).filter(JsonNode::isValueNode).map(JsonNode::asString);
  }

  /** A text that must be there. */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> new UnreadableJson("it lacks " + name));
  }

  /** A text that must be there and be accepted by a type of its own, such as an id. */
  public <T> T required(String name, Function<String, T> type) {
    try {
      return type.apply(requiredText(name));
    } catch (IllegalArgumentException unfit) {
      throw new UnreadableJson("its " + name + " is not an id");
    }
  }

  /** A moment in any of the spellings the service uses; absent when it cannot be read. */
  public Optional<Instant> instant(String name) {
    return text(name).flatMap(LenientTime::parse);
  }

  /** A whole number, also when written as text. */
  public OptionalInt integer(String name) {
    Optional<String> text = text(name).filter(value -> value.matches("-?\\d{1,9}"));
    return text.isPresent() ? OptionalInt.of(Integer.parseInt(text.get())) : OptionalInt.empty();
  }

  /** A whole number that must be there. */
  public int requiredInteger(String name) {
    return integer(name).orElseThrow(() -> new UnreadableJson("it lacks the number " + name));
  }

  /** True only if the member is true. */
  public boolean flag(String name) {
    return member(name).filter(JsonNode::isBoolean).map(JsonNode::booleanValue).orElse(false);
  }

  /** An object member. */
  public Optional<JsonObject> object(String name) {
    return member(name).filter(JsonNode::isObject).map(JsonObject::new);
  }

  /** The objects of an array member, each mapped; empty when there is no such array. */
  public <T> List<T> objects(String name, Function<JsonObject, T> mapping) {
    return elements(name).filter(JsonNode::isObject).map(JsonObject::new).map(mapping).toList();
  }

  /** The same, but the array must be there. */
  public <T> List<T> requiredObjects(String name, Function<JsonObject, T> mapping) {
    if (member(name).filter(JsonNode::isArray).isEmpty()) {
      throw new UnreadableJson("it lacks the array " + name);
    }
    return objects(name, mapping);
  }

  /** The texts of an array member; an object in it stands for its {@code message}. */
  public List<String> texts(String name) {
    return elements(name)
        .map(each -> each.isObject() ? each.path("message") : each)
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .toList();
  }

  /** The ids of an array member; empty when there is no such array. */
  public <T> List<T> ids(String name, Function<String, T> type) {
    try {
      return texts(name).stream().map(type).toList();
    } catch (IllegalArgumentException unfit) {
      throw new UnreadableJson("one of its " + name + " is not an id");
    }
  }

  private Stream<JsonNode> elements(String name) {
    return member(name).filter(JsonNode::isArray).stream().flatMap(JsonNode::valueStream);
  }

  private Optional<JsonNode> member(String name) {
    return Optional.ofNullable(node.get(name)).filter(value -> !value.isNull());
  }
}
