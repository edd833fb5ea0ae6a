package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Permission and sources of each contact, packed into one byte, in memory and in the journal. */
final class Marks {
  private static final int PERMISSION = 0b111;
  private static final int CREATED_BY_ACCOUNT = 1 << 3;
  private static final int UPDATED_BY_ACCOUNT = 1 << 4;
  private static final int OPT_IN_BY_ACCOUNT = 1 << 5;
  private static final int OPT_OUT_BY_ACCOUNT = 1 << 6;
  private static final int OPT_OUT_BY_CONTACT = 1 << 7;

  private byte[] marks = new byte[1024];

  void set(int contact, byte packed) {
    if (contact >= marks.length) {
      marks = Arrays.copyOf(marks, Math.max(contact + 1, marks.length * 3 / 2));
    }
    marks[contact] = packed;
  }

  byte get(int contact) {
    return marks[contact];
  }

  Permission permission(int contact) {
    return permission(marks[contact]);
  }

  static byte pack(Contact from) {
    int packed = from.permission().code();
    packed |= from.createSource() == Source.ACCOUNT ? CREATED_BY_ACCOUNT : 0;
    packed |= from.updateSource() == Source.ACCOUNT ? UPDATED_BY_ACCOUNT : 0;
    packed |= from.optInSource() == Source.ACCOUNT ? OPT_IN_BY_ACCOUNT : 0;
    packed |= from.optOutSource() == Source.ACCOUNT ? OPT_OUT_BY_ACCOUNT : 0;
    packed |= from.optOutSource() == Source.CONTACT ? OPT_OUT_BY_CONTACT : 0;
    return (byte) packed;
  }

  static Permission permission(byte packed) {
    return Permission.at(packed & PERMISSION);
  }

  static Source createSource(byte packed) {
    return source(packed, CREATED_BY_ACCOUNT);
  }

  static Source updateSource(byte packed) {
    return source(packed, UPDATED_BY_ACCOUNT);
  }

  static Source optInSource(byte packed) {
    return source(packed, OPT_IN_BY_ACCOUNT);
  }

  static @Nullable Source optOutSource(byte packed) {
    if ((packed & OPT_OUT_BY_CONTACT) != 0) {
      return Source.CONTACT;
    }
    return (packed & OPT_OUT_BY_ACCOUNT) != 0 ? Source.ACCOUNT : null;
  }

  private static Source source(byte packed, int bit) {
    return (packed & bit) != 0 ? Source.ACCOUNT : Source.CONTACT;
  }
}
