package dev.listkeeper.server.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Random;

/** The shop's contacts, one after the other. */
final class SamplePeople {
  private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
  private static final int BIRTH_DAYS = 66 * 365;
  private static final LocalDateTime OPENING = LocalDateTime.of(2024, 1, 2, 9, 0);
  private static final int MINUTES_OPEN = 1_000 * 24 * 60;

  private final Random random;
  private final SampleNames names;
  private final SampleAddresses addresses;

  SamplePeople(Random random) {
    this.random = random;
    this.names = new SampleNames(random);
    this.addresses = new SampleAddresses(random);
  }

  /** The id of the contact with a number, counted from 1. */
  static String id(int number) {
    return String.format(Locale.ROOT, "C%06d", number);
  }

  SampleContact next(int number) {
    SampleNames.Name name = names.next(random);
    String email = addresses.next(number, name);
    int roll = random.nextInt(1_000);
    return new SampleContact(
        id(number),
        email,
        roll < 15 ? "" : first(roll, name.first()),
        roll >= 10 && roll < 30 ? "" : last(roll, name.last()),
        name.country(),
        roll < 950 ? name.city() : name.city() + ", " + name.country(),
        FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS)),
        OPENING.plusMinutes(random.nextInt(MINUTES_OPEN)),
        random.nextInt(100) < 60 ? 0 : random.nextInt(1_000));
  }

  private static String first(int roll, String name) {
    return roll < 40 ? " " + name + " " : name;
  }

  private static String last(int roll, String name) {
    return roll >= 990 ? name + ", heirs of the late proprietor of the estate at " + name : name;
  }
}
