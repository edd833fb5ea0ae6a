package dev.listkeeper.constantcontact.sandbox.contact;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** From the hash of an address to the number of its contact: open addressing in one int array. */
final class AddressIndex {
  private static final int FREE = -1;
  private static final int GONE = -2;

  private final IntUnaryOperator hashOf;
  private int[] slots = newSlots(1 << 12);
  private int taken;

  /** An empty index; the operator gives the hash of a contact's address, for growing. */
  AddressIndex(IntUnaryOperator hashOf) {
    this.hashOf = hashOf;
  }

  /** The contact with this hash for which the predicate holds, or -1. */
  int find(int hash, IntPredicate same) {
    for (int slot = hash & mask(); slots[slot] != FREE; slot = (slot + 1) & mask()) {
      if (slots[slot] >= 0 && same.test(slots[slot])) {
        return slots[slot];
      }
    }
    return -1;
  }

  void add(int hash, int contact) {
    if (taken * 5L > slots.length * 3L) {
      grow();
    }
    insert(hash, contact);
  }

  void remove(int hash, int contact) {
    for (int slot = hash & mask(); slots[slot] != FREE; slot = (slot + 1) & mask()) {
      if (slots[slot] == contact) {
        slots[slot] = GONE;
        return;
      }
    }
  }

  private void insert(int hash, int contact) {
    int slot = hash & mask();
    while (slots[slot] != FREE) {
      slot = (slot + 1) & mask();
    }
    slots[slot] = contact;
    taken++;
  }

  private void grow() {
    int[] old = slots;
    slots = newSlots(old.length * 2);
    taken = 0;
    for (int contact : old) {
      if (contact >= 0) {
        insert(hashOf.applyAsInt(contact), contact);
      }
    }
  }

  private int mask() {
    return slots.length - 1;
  }

  private static int[] newSlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, FREE);
    return slots;
  }
}
