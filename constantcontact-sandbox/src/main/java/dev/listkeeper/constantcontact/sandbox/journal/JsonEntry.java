package dev.listkeeper.constantcontact.sandbox.journal;

import dev.listkeeper.constantcontact.sandbox.http.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import tools.jackson.databind.JsonNode;

/** Entries as JSON, for parts whose items are few and have many members. */
public final class JsonEntry {
  private JsonEntry() {}

  /** Writes one item. */
  public static void write(DataOutput out, JsonNode item) throws IOException {
    byte[] bytes = Json.bytes(item);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads one item. */
  public static JsonNode read(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return Json.read(bytes);
  }
}
