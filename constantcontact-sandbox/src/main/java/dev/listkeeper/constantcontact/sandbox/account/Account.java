package dev.listkeeper.constantcontact.sandbox.account;

import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one account of this sandbox. Its identity is drawn once and then kept. */
public final class Account implements Part {
  private final Store store;
  private @Nullable Identity identity;

  private record Identity(String encodedId, String organization, long contactNode) {}

  /** An account that has no identity before {@link #found} or a replay. */
  public Account(Store store) {
    this.store = store;
    store.add(this);
  }

  /** Draws an identity unless the account has one already. */
  public void found(String organization) {
    store.change(() -> {
      if (identity == null) {
        long random = UUID.randomUUID().getLeastSignificantBits();
        identity = new Identity("a" + Long.toString(random >>> 4, 36), organization, random);
        snapshot(store);
      }
    });
  }

  /** The stable identity the summary shows. */
  public String encodedId() {
    return known().encodedId();
  }

  /** The name the summary and the consent page show. */
  public String organization() {
    return known().organization();
  }

  /** The half of contact ids all contacts of the account share. */
  public long contactNode() {
    return known().contactNode();
  }

  private Identity known() {
    Identity known = identity;
    if (known == null) {
      throw new IllegalStateException("The account has not been founded");
    }
    return known;
  }

  @Override
  public int kind() {
    return 4;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    identity = new Identity(in.readUTF(), in.readUTF(), in.readLong());
  }

  @Override
  public void snapshot(Store to) {
    Identity known = identity;
    if (known != null) {
      to.log(
          this,
          out -> {
            out.writeUTF(known.encodedId());
            out.writeUTF(known.organization());
            out.writeLong(known.contactNode());
          });
    }
  }
}
