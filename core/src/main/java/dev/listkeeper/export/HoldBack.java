package dev.listkeeper.export;

/** Why a member does not travel. */
public enum HoldBack {
  NO_ADDRESS("has no e-mail address"),
  INVALID_ADDRESS("the e-mail address is not valid"),
  NON_ASCII_ADDRESS("the part before the @ has letters that Constant Contact does not take"),
  ADDRESS_TOO_LONG("the e-mail address is longer than 80 characters"),
  DUPLICATE_ADDRESS("another customer travels under the same address"),
  UNSUBSCRIBED("unsubscribed in Constant Contact"),
  DELETED("deleted in Constant Contact"),
  LEFT_LIST("left the list"),
  NOT_SENT("the run ended before it was sent");

  private final String words;

  HoldBack(String words) {
    this.words = words;
  }

  /** In English, as the rest of a sentence. */
  public String words() {
    return words;
  }
}
