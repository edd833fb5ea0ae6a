package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Contact ids are derived from contact numbers and back, so that none needs to be kept. As in the
 * recorded ones, only the first eight digits differ within an account.
 */
@Observed("recorded ids: version 1, the same node throughout an account, 2026-09")
public final class ContactIds {
  private static final long REST = 0xBC34_11F1L;
  private static final int FACTOR = 0x9E37_79B1;
  private static final int INVERSE = inverse(FACTOR);

  private final LongSupplier accountNode;

  /** The ids of an account; only the low 62 bits of its node are used. */
  public ContactIds(LongSupplier accountNode) {
    this.accountNode = accountNode;
  }

  /** The id of a contact. */
  public UUID id(int contact) {
    return new UUID(Integer.toUnsignedLong(contact * FACTOR) << 32 | REST, node());
  }

  /** The contact number in an id, or -1 when the id belongs to no contact of this account. */
  public int number(UUID id) {
    if (id.getLeastSignificantBits() != node()
        || (id.getMostSignificantBits() & 0xFFFF_FFFFL) != REST) {
      return -1;
    }
    return (int) (id.getMostSignificantBits() >>> 32) * INVERSE;
  }

  private long node() {
    return (accountNode.getAsLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
  }

  /**
   * The number that undoes the multiplication with an odd one; each step doubles the exact bits.
   */
  private static int inverse(int odd) {
    int inverse = odd;
    for (int i = 0; i < 4; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
