package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Arrays;

/** One place in an arena per contact. */
final class Places {
  private long[] places = new long[1024];

  long get(int contact) {
    return places[contact];
  }

  void set(int contact, long place) {
    if (contact >= places.length) {
      places = Arrays.copyOf(places, Math.max(contact + 1, places.length * 3 / 2));
    }
    places[contact] = place;
  }
}
