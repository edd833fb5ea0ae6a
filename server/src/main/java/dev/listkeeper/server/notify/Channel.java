package dev.listkeeper.server.notify;

/** A way out of the house. */
interface Channel extends AutoCloseable {
  /** As it is stored. */
  String name();

  /**
   * Sends one; returns when the receiver has taken it.
   *
   * @throws UndeliveredException if that is not certain
   */
  void send(Outbox.Delivery delivery) throws UndeliveredException;

  @Override
  default void close() {}

  /** The receiver did not take it; the message says why without a secret or an address. */
  final class UndeliveredException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    UndeliveredException(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }
}
