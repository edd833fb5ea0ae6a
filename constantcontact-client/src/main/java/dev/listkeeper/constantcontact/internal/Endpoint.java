package dev.listkeeper.constantcontact.internal;

/**
 * What is called, without ids: safe to log and to count by.
 *
 * @param method GET, POST or DELETE
 * @param template path below the base address, ids as {@code {list_id}}
 */
public record Endpoint(String method, String template) {

  /** A read. */
  public static Endpoint get(String template) {
    return new Endpoint("GET", template);
  }

  /** A write. */
  public static Endpoint post(String template) {
    return new Endpoint("POST", template);
  }

  /** A removal. */
  public static Endpoint delete(String template) {
    return new Endpoint("DELETE", template);
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + template;
  }
}
