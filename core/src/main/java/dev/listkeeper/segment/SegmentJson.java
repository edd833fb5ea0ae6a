package dev.listkeeper.segment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON of segments, the same in the workspace file, the API and the database. */
public final class SegmentJson {
  /** Keeps decimals as written, and refuses a key written twice. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          // A segment may stand inside a larger document.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private SegmentJson() {}

  /**
   * Lets a mapper of any format read and write segments, alone or inside other objects. What is
   * wrong in a segment is a {@link dev.listkeeper.problem.Problem}, as it is or as the cause of the
   * mapper's exception.
   */
  public static JacksonModule module() {
    return new SimpleModule("listkeeper-segment")
        .addDeserializer(Segment.class, new Deserializer())
        .addSerializer(Segment.class, new Serializer());
  }

  /**
   * Reads a segment.
   *
   * @throws dev.listkeeper.problem.Problem INVALID_REQUEST, naming the place: {@code
   *     rules[1].all[0]}
   */
  public static Segment read(JsonNode node) {
    return new SegmentReader().segment(node);
  }

  public static Segment read(String json) {
    return read(EXACT.readTree(json));
  }

  public static ObjectNode write(Segment segment) {
    return new SegmentWriter().segment(segment);
  }

  /** The JSON Schema of one segment, for editors and the published schema of workspace files. */
  public static String schema() {
    try (InputStream in =
        Objects.requireNonNull(SegmentJson.class.getResourceAsStream("segment.schema.json"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Deserializer extends StdDeserializer<Segment> {
    Deserializer() {
      super(Segment.class);
    }

    @Override
    public Segment deserialize(JsonParser parser, DeserializationContext context) {
      return read(EXACT.readTree(parser));
    }
  }

  private static final class Serializer extends StdSerializer<Segment> {
    Serializer() {
      super(Segment.class);
    }

    @Override
    public void serialize(Segment segment, JsonGenerator out, SerializationContext context) {
      out.writeTree(write(segment));
    }
  }
}
