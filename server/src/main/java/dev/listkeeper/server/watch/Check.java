package dev.listkeeper.server.watch;

/** One thing without which the server can't do its work. */
record Check(String name, Look look) {

  /** Says nothing when all is well. */
  @FunctionalInterface
  interface Look {
    /**
     * Looks now; may take a few seconds.
     *
     * @return why it is not well, in a sentence; empty when it is
     */
    String reason() throws Exception;
  }
}
