package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.UnexpectedAnswer;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads successful answers; whatever cannot be read is an {@link UnexpectedAnswer}. */
final class Answers {

  private Answers() {}

  static <T> T object(Exchange exchange, Function<JsonObject, T> mapping) {
    JsonNode node = tree(exchange);
    if (!node.isObject()) {
      throw unusable(exchange, "The answer is not a JSON object.");
    }
    return read(exchange, () -> mapping.apply(new JsonObject(node)));
  }

  static <T> List<T> array(Exchange exchange, Function<JsonObject, T> mapping) {
    JsonNode node = tree(exchange);
    if (!node.isArray() || node.valueStream().anyMatch(each -> !each.isObject())) {
      throw unusable(exchange, "The answer is not a JSON array of objects.");
    }
    return read(exchange, () -> node.valueStream().map(JsonObject::new).map(mapping).toList());
  }

  static InputStream download(Exchange exchange) {
    return switch (exchange.answer().body()) {
      case Body.Open open -> {
        if (exchange.answer().isWebPage()) {
          Streams.discard(open.stream());
          throw unusable(exchange, "A web page came back instead of a file.");
        }
        yield open.stream();
      }
      case Body.Whole whole -> throw unusable(exchange, "The file could not be opened.");
    };
  }

  private static <T> T read(Exchange exchange, Supplier<T> mapping) {
    try {
      return mapping.get();
    } catch (UnreadableJson problem) {
      throw unusable(exchange, "The answer cannot be used: " + problem.getMessage() + ".");
    }
  }

  /** The parser's own message is dropped: it may quote the answer. */
  private static JsonNode tree(Exchange exchange) {
    if (exchange.answer().isWebPage()) {
      throw unusable(exchange, "A web page came back instead of JSON.");
    }
    try {
      return Json.MAPPER.readTree(exchange.answer().text());
    } catch (JacksonException broken) {
      throw unusable(exchange, "The answer is not JSON.");
    }
  }

  private static UnexpectedAnswer unusable(Exchange exchange, String problem) {
    return Failures.unusable(exchange.call(), exchange.answer(), problem);
  }
}
