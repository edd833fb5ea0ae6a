package dev.listkeeper.constantcontact.limit;

/** On whose behalf a call is made; decides how much of the day it may use. */
public enum Purpose {
  /** Work without a person waiting: stops when only what is held for people is left. */
  RUN,
  /** A person is waiting at the screen: may use the day to its end. */
  PERSON
}
