package dev.listkeeper.constantcontact.sandbox.list;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.http.Ids;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All lists, deleted ones too, in order of creation. */
public final class Lists implements Part {
  private static final int MAX_LISTS = 1_000;

  private final Store store;
  private final InstantSource clock;
  private final List<ContactList> byNumber = new ArrayList<>();
  private final Map<UUID, ContactList> byId = new HashMap<>();

  /** No list yet. */
  public Lists(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    store.add(this);
  }

  /** All lists. */
  public List<ContactList> all() {
    return store.read(() -> List.copyOf(byNumber));
  }

  /** The list with this number. */
  public ContactList at(int number) {
    return byNumber.get(number);
  }

  /** A list that exists. */
  public Optional<ContactList> find(UUID id) {
    return store.read(() -> Optional.ofNullable(byId.get(id)).filter(list -> !list.deleted()));
  }

  /** A list that exists, by the text of its id. */
  public Optional<ContactList> find(String id) {
    try {
      return find(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      // Not an id at all, so no list has it.
      return Optional.empty();
    }
  }

  /** A list that exists, or 404. */
  ContactList get(String id) {
    return find(id).orElseThrow(() -> Refusal.notFound("The list was not found."));
  }

  /** Creates a list with this name. */
  public ContactList create(String name) {
    return create(new ListInput(name, null, false));
  }

  @Documented("guide, lists: unique names, 1,000 lists per account; contract: 409")
  ContactList create(ListInput input) {
    return store.write(() -> {
      refuseTakenName(input.name(), null);
      if (byNumber.stream().filter(list -> !list.deleted()).count() >= MAX_LISTS) {
        throw Refusal.invalid("The account has 1,000 lists, the maximum.");
      }
      long now = clock.instant().getEpochSecond();
      ContactList list =
          new ContactList(
              byNumber.size(),
              Ids.random(),
              input.name(),
              input.description(),
              input.favorite(),
              now,
              now,
              0);
      put(list);
      return list;
    });
  }

  ContactList change(String id, ListInput input) {
    return store.write(() -> {
      ContactList list = get(id);
      refuseTakenName(input.name(), list);
      ContactList changed = list.changed(input, clock.instant().getEpochSecond());
      put(changed);
      return changed;
    });
  }

  /** Marks a list as deleted; its memberships are someone else's matter. */
  public void delete(ContactList list) {
    store.change(() -> put(list.deletedAt(clock.instant().getEpochSecond())));
  }

  private void refuseTakenName(String name, @Nullable ContactList self) {
    for (ContactList other : byNumber) {
      boolean same = self != null && self.number() == other.number();
      if (!same && !other.deleted() && other.name().equalsIgnoreCase(name)) {
        throw Refusal.conflict("A list with this name exists already.");
      }
    }
  }

  private void put(ContactList list) {
    keep(list);
    log(list);
  }

  private void keep(ContactList list) {
    if (list.number() == byNumber.size()) {
      byNumber.add(list);
    } else {
      byNumber.set(list.number(), list);
    }
    byId.put(list.id(), list);
  }

  private void log(ContactList list) {
    store.log(
        this,
        out -> {
          out.writeInt(list.number());
          out.writeLong(list.id().getMostSignificantBits());
          out.writeLong(list.id().getLeastSignificantBits());
          out.writeUTF(list.name());
          String description = list.description();
          out.writeBoolean(description != null);
          if (description != null) {
            out.writeUTF(description);
          }
          out.writeBoolean(list.favorite());
          out.writeLong(list.createdAt());
          out.writeLong(list.updatedAt());
          out.writeLong(list.deletedAt());
        });
  }

  @Override
  public int kind() {
    return 5;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    keep(
        new ContactList(
            in.readInt(),
            new UUID(in.readLong(), in.readLong()),
            in.readUTF(),
            in.readBoolean() ? in.readUTF() : null,
            in.readBoolean(),
            in.readLong(),
            in.readLong(),
            in.readLong()));
  }

  @Override
  public void snapshot(Store to) {
    byNumber.forEach(this::log);
  }
}
