package dev.listkeeper.server.web.permission;

/** Something secret that is shown this once, and what to do with it. */
record SecretView(String sentence, String value) {
  @Override
  public String toString() {
    return "SecretView[" + sentence + ", ***]";
  }
}
