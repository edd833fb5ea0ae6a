package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Arrays;

/** One time per contact, in four bytes: seconds since 1970 as an unsigned number, 0 for never. */
final class Times {
  private int[] seconds = new int[1024];

  long get(int contact) {
    return contact < seconds.length ? Integer.toUnsignedLong(seconds[contact]) : 0;
  }

  void set(int contact, long epochSecond) {
    if (contact >= seconds.length) {
      seconds = Arrays.copyOf(seconds, Math.max(contact + 1, seconds.length * 3 / 2));
    }
    seconds[contact] = (int) epochSecond;
  }
}
