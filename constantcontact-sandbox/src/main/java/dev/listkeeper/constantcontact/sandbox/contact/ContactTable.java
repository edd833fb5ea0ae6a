package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * All contacts, by number, in columns of plain arrays: some 160 bytes a contact instead of the 400
 * that objects take, so that two million fit. Callers hold the store's lock.
 */
public final class ContactTable implements Part {
  private static final Duration NEW_FOR = Duration.ofDays(30);

  private final Store store;
  private final ByteArena arena = new ByteArena();
  private final AddressIndex index = new AddressIndex(this::hash);
  private final Places addresses = new Places();
  private final Places profiles = new Places();
  private final Marks marks = new Marks();
  private final Times created = new Times();
  private final Times updated = new Times();
  private final Times optedIn = new Times();
  private final Times optedOut = new Times();
  private final Times deleted = new Times();
  private int size;

  /** No contact yet. */
  public ContactTable(Store store) {
    this.store = store;
    store.add(this);
  }

  /** How many there are, deleted ones too; their numbers run from 0. */
  public int size() {
    return size;
  }

  /** The number of the contact with this address, or -1. */
  public int find(String address) {
    byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
    return index.find(
        ByteArena.hashIgnoringCase(bytes),
        contact -> arena.equalsIgnoringCase(addresses.get(contact), bytes));
  }

  /** The whole contact. */
  public Contact get(int contact) {
    byte packed = marks.get(contact);
    return new Contact(
        address(contact),
        Marks.permission(packed),
        Marks.createSource(packed),
        Marks.updateSource(packed),
        Marks.optInSource(packed),
        Marks.optOutSource(packed),
        created.get(contact),
        updated.get(contact),
        optedIn.get(contact),
        optedOut.get(contact),
        deleted.get(contact),
        profile(contact));
  }

  /** Its address. */
  public String address(int contact) {
    return new String(addressBytes(contact), StandardCharsets.UTF_8);
  }

  /** Its address as UTF-8. */
  public byte[] addressBytes(int contact) {
    return arena.get(addresses.get(contact));
  }

  Profile profile(int contact) {
    return Profile.unpack(arena.get(profiles.get(contact)));
  }

  /** Its permission. */
  public Permission permission(int contact) {
    return marks.permission(contact);
  }

  /** Whether it has been deleted. */
  public boolean deleted(int contact) {
    return deleted.get(contact) != 0;
  }

  /** Whether it may be mailed and is at most 30 days old. */
  @Documented("guide, add_list_memberships: new subscribers are those of the last 30 days")
  public boolean newSubscriber(int contact, Instant now) {
    return mailable(contact) && createdAt(contact) >= now.minus(NEW_FOR).getEpochSecond();
  }

  long createdAt(int contact) {
    return created.get(contact);
  }

  long updatedAt(int contact) {
    return updated.get(contact);
  }

  long optedOutAt(int contact) {
    return optedOut.get(contact);
  }

  /** Whether it may be mailed. */
  public boolean mailable(int contact) {
    return marks.permission(contact).mailable() && !deleted(contact);
  }

  /** Adds a contact whose address is new and returns its number. */
  int add(Contact contact) {
    int number = size;
    put(number, contact);
    return number;
  }

  /** Stores a contact under its number; texts that are there already take no new room. */
  void put(int number, Contact contact) {
    byte[] address = contact.address().getBytes(StandardCharsets.UTF_8);
    byte[] profile = contact.profile().pack();
    place(number, address, profile);
    marks.set(number, Marks.pack(contact));
    created.set(number, contact.createdAt());
    updated.set(number, contact.updatedAt());
    optedIn.set(number, contact.optInAt());
    optedOut.set(number, contact.optOutAt());
    deleted.set(number, contact.deletedAt());
    store.log(this, out -> write(out, number, contact, address, profile));
  }

  private void place(int number, byte[] address, byte[] profile) {
    if (number == size) {
      addresses.set(number, arena.add(address));
      index.add(ByteArena.hashIgnoringCase(address), number);
      profiles.set(number, arena.add(profile));
      size++;
      return;
    }
    if (!Arrays.equals(addressBytes(number), address)) {
      index.remove(hash(number), number);
      addresses.set(number, arena.add(address));
      index.add(hash(number), number);
    }
    if (!Arrays.equals(arena.get(profiles.get(number)), profile)) {
      profiles.set(number, arena.add(profile));
    }
  }

  private int hash(int contact) {
    return ByteArena.hashIgnoringCase(addressBytes(contact));
  }

  private static void write(
      DataOutput out, int number, Contact contact, byte[] address, byte[] profile)
      throws IOException {
    out.writeInt(number);
    out.writeShort(address.length);
    out.write(address);
    out.writeShort(profile.length);
    out.write(profile);
    out.writeByte(Marks.pack(contact));
    out.writeLong(contact.createdAt());
    out.writeLong(contact.updatedAt());
    out.writeLong(contact.optInAt());
    out.writeLong(contact.optOutAt());
    out.writeLong(contact.deletedAt());
  }

  @Override
  public int kind() {
    return 7;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    int number = in.readInt();
    String address = text(in);
    byte[] profile = bytes(in);
    byte packed = in.readByte();
    put(
        number,
        new Contact(
            address,
            Marks.permission(packed),
            Marks.createSource(packed),
            Marks.updateSource(packed),
            Marks.optInSource(packed),
            Marks.optOutSource(packed),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            Profile.unpack(profile)));
  }

  private static String text(DataInput in) throws IOException {
    return new String(bytes(in), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void snapshot(Store to) {
    for (int i = 0; i < size; i++) {
      int number = i;
      Contact contact = get(number);
      byte[] profile = contact.profile().pack();
      byte[] address = addressBytes(number);
      to.log(this, out -> write(out, number, contact, address, profile));
    }
  }
}
