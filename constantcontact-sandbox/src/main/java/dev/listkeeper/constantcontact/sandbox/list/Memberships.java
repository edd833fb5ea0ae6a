package dev.listkeeper.constantcontact.sandbox.list;

import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Who is on which list, or who carries which tag: a bit for each contact, by the numbers of lists
 * and contacts. A million members take 125 KB. Callers hold the store's lock.
 */
public final class Memberships implements Part {
  private static final byte REMOVE = 0;
  private static final byte ADD = 1;
  private static final byte WHOLE_LIST = 2;

  private final Store store;
  private final int kind;
  private final List<BitSet> byList = new ArrayList<>();
  private int[] sizes = new int[16];
  private byte[] listsOfContact = new byte[1024];

  private Memberships(Store store, int kind) {
    this.store = store;
    this.kind = kind;
    store.add(this);
  }

  /** Nobody is on any list yet. */
  public static Memberships ofLists(Store store) {
    return new Memberships(store, 6);
  }

  /** Nobody carries any tag yet. */
  public static Memberships ofTags(Store store) {
    return new Memberships(store, 11);
  }

  /** Puts a contact on a list; whether it was not there before. */
  public boolean add(int list, int contact) {
    if (contains(list, contact)) {
      return false;
    }
    set(list, contact);
    log(ADD, list, contact);
    return true;
  }

  /** Takes a contact off a list; whether it was there. */
  public boolean remove(int list, int contact) {
    if (!contains(list, contact)) {
      return false;
    }
    clear(list, contact);
    log(REMOVE, list, contact);
    return true;
  }

  /** Takes a contact off all lists. */
  public void removeFromAll(int contact) {
    if (count(contact) > 0) {
      for (int list = 0; list < byList.size(); list++) {
        remove(list, contact);
      }
    }
  }

  /** Takes everybody off a list. */
  public void removeAll(int list) {
    for (int contact = next(list, 0); contact >= 0; contact = next(list, contact + 1)) {
      remove(list, contact);
    }
  }

  /** Whether a contact is on a list. */
  public boolean contains(int list, int contact) {
    return list < byList.size() && byList.get(list).get(contact);
  }

  /** The first member whose number is not below this one, or -1. */
  public int next(int list, int from) {
    return list < byList.size() ? byList.get(list).nextSetBit(from) : -1;
  }

  /** How many are on a list. */
  public int size(int list) {
    return list < byList.size() ? sizes[list] : 0;
  }

  /** On how many lists a contact is. */
  public int count(int contact) {
    return contact < listsOfContact.length ? listsOfContact[contact] : 0;
  }

  /** The numbers of the lists a contact is on. */
  public List<Integer> lists(int contact) {
    List<Integer> lists = new ArrayList<>();
    for (int list = 0; list < byList.size() && lists.size() < count(contact); list++) {
      if (byList.get(list).get(contact)) {
        lists.add(list);
      }
    }
    return lists;
  }

  /** The members of a list as they are now. */
  public BitSet copy(int list) {
    return list < byList.size() ? (BitSet) byList.get(list).clone() : new BitSet();
  }

  private void set(int list, int contact) {
    grow(list, contact);
    byList.get(list).set(contact);
    sizes[list]++;
    listsOfContact[contact]++;
  }

  private void clear(int list, int contact) {
    byList.get(list).clear(contact);
    sizes[list]--;
    listsOfContact[contact]--;
  }

  private void grow(int list, int contact) {
    while (byList.size() <= list) {
      byList.add(new BitSet());
    }
    if (list >= sizes.length) {
      sizes = Arrays.copyOf(sizes, Math.max(list + 1, sizes.length * 2));
    }
    if (contact >= listsOfContact.length) {
      listsOfContact = Arrays.copyOf(listsOfContact, Math.max(contact + 1, contact * 2));
    }
  }

  private void log(byte what, int list, int contact) {
    store.log(
        this,
        out -> {
          out.writeByte(what);
          out.writeInt(list);
          out.writeInt(contact);
        });
  }

  @Override
  public int kind() {
    return kind;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    byte what = in.readByte();
    int list = in.readInt();
    int value = in.readInt();
    switch (what) {
      case ADD -> set(list, value);
      case REMOVE -> clear(list, value);
      case WHOLE_LIST -> readList(in, list, value);
      default -> throw new IOException("The journal holds an unknown membership entry.");
    }
  }

  private void readList(DataInput in, int list, int words) throws IOException {
    long[] bits = new long[words];
    for (int i = 0; i < words; i++) {
      bits[i] = in.readLong();
    }
    BitSet.valueOf(bits).stream().forEach(contact -> set(list, contact));
  }

  @Override
  public void snapshot(Store to) {
    for (int i = 0; i < byList.size(); i++) {
      int list = i;
      long[] bits = byList.get(list).toLongArray();
      to.log(
          this,
          out -> {
            out.writeByte(WHOLE_LIST);
            out.writeInt(list);
            out.writeInt(bits.length);
            for (long word : bits) {
              out.writeLong(word);
            }
          });
    }
  }
}
