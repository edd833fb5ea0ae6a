package dev.listkeeper.export;

import java.util.Set;

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
  NO_CONSENT("has not consented"),
  RAMP_UP("waits for another day: the export adds a limited number of new contacts a day"),
  SET_ASIDE("was set aside after several runs without success"),
  NOT_SENT("the run ended before it was sent");

  /** Reasons that only put something off: who is on the list meanwhile stays there. */
  public static final Set<HoldBack> WAITING = Set.of(RAMP_UP, SET_ASIDE, NOT_SENT);

  private final String words;

  HoldBack(String words) {
    this.words = words;
  }

  /** In English, as the rest of a sentence. */
  public String words() {
    return words;
  }
}
