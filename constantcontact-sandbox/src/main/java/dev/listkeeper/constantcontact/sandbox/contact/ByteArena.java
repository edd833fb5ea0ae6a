package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Many short byte strings in few large arrays, so that the heap holds their bytes and little else.
 * What is replaced stays behind until the sandbox starts again from its journal.
 */
final class ByteArena {
  private static final int PAGE_BITS = 20;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int LENGTH_BYTES = 2;
  private static final int LONGEST = 0xFFFF;

  private final List<byte[]> pages = new ArrayList<>();
  private int used = PAGE;

  /** Keeps a copy of the bytes and returns where. */
  long add(byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("Longer than an entry may be: " + bytes.length);
    }
    if (used + LENGTH_BYTES + bytes.length > PAGE) {
      pages.add(new byte[PAGE]);
      used = 0;
    }
    byte[] page = pages.getLast();
    long place = ((long) (pages.size() - 1) << PAGE_BITS) | used;
    page[used] = (byte) (bytes.length >> 8);
    page[used + 1] = (byte) bytes.length;
    System.arraycopy(bytes, 0, page, used + LENGTH_BYTES, bytes.length);
    used += LENGTH_BYTES + bytes.length;
    return place;
  }

  /** The bytes at a place. */
  byte[] get(long place) {
    byte[] page = page(place);
    int start = start(place);
    return Arrays.copyOfRange(page, start, start + length(page, start));
  }

  /** Whether the same bytes are at a place, capitals of ASCII letters aside. */
  boolean equalsIgnoringCase(long place, byte[] bytes) {
    byte[] page = page(place);
    int start = start(place);
    if (length(page, start) != bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (lower(page[start + i]) != lower(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** A hash that is the same for capitals and small letters. */
  static int hashIgnoringCase(byte[] bytes) {
    int hash = 0x811C9DC5;
    for (byte b : bytes) {
      hash = (hash ^ lower(b)) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }

  private static int lower(byte b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  private byte[] page(long place) {
    return pages.get((int) (place >>> PAGE_BITS));
  }

  private static int start(long place) {
    return (int) (place & (PAGE - 1)) + LENGTH_BYTES;
  }

  private static int length(byte[] page, int start) {
    return (page[start - 2] & 0xFF) << 8 | (page[start - 1] & 0xFF);
  }
}
