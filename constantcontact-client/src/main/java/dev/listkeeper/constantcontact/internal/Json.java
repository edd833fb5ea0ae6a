package dev.listkeeper.constantcontact.internal;

import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper; it is thread-safe. */
public final class Json {

  /** Reads and writes JSON trees. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}
}
