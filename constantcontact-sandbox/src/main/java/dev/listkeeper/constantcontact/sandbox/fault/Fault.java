package dev.listkeeper.constantcontact.sandbox.fault;

/**
 * A fault to come.
 *
 * @param on the endpoint as the call counts name it, such as {@code GET
 *     /v3/activities/{activity_id}}; a star at the end stands for any rest
 * @param after how many calls of the endpoint pass unharmed first
 * @param times how many calls are hit then
 */
public record Fault(String on, Effect effect, int after, int times) {
  /** Checks the numbers. */
  public Fault {
    if (after < 0 || times < 1) {
      throw new IllegalArgumentException("A fault lets 0 calls or more pass and hits at least 1.");
    }
  }

  /** Hits the next call of an endpoint, once. */
  public static Fault on(String endpoint, Effect effect) {
    return new Fault(endpoint, effect, 0, 1);
  }

  /** Lets so many calls pass first. */
  public Fault after(int calls) {
    return new Fault(on, effect, calls, times);
  }

  /** Hits so many calls. */
  public Fault times(int calls) {
    return new Fault(on, effect, after, calls);
  }

  /** Hits every call until the faults are cleared. */
  public Fault always() {
    return times(Integer.MAX_VALUE);
  }

  /** Whether it is about an endpoint. */
  boolean about(String endpoint) {
    return on.endsWith("*")
        ? endpoint.startsWith(on.substring(0, on.length() - 1))
        : endpoint.equals(on);
  }
}
