package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.journal.Part;
import dev.listkeeper.constantcontact.sandbox.journal.Store;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Addresses that were tried so often that the service calls them invalid for a while. Who they are
 * is said by the test: the service does not tell which tries it counts.
 */
@Documented("support staff: tried more than 5 times in 24 h, an address is invalid for 48 h")
public final class AbuseGuard implements Part {
  private static final Duration LASTS = Duration.ofDays(2);

  private final Store store;
  private final Map<String, Instant> flaggedUntil = new ConcurrentHashMap<>();

  /** Nobody is flagged yet. */
  public AbuseGuard(Store store) {
    this.store = store;
    store.add(this);
  }

  /** Calls an address invalid for 48 hours from now on. */
  public void flag(String address, Instant now) {
    String key = address.toLowerCase(Locale.ROOT);
    Instant until = now.plus(LASTS);
    store.change(() -> {
      flaggedUntil.put(key, until);
      log(key, until);
    });
  }

  /** Whether an address is called invalid now. */
  public boolean refuses(String address, Instant now) {
    if (flaggedUntil.isEmpty()) {
      return false;
    }
    Instant until = flaggedUntil.get(address.toLowerCase(Locale.ROOT));
    return until != null && now.isBefore(until);
  }

  private void log(String key, Instant until) {
    store.log(
        this,
        out -> {
          out.writeUTF(key);
          out.writeLong(until.getEpochSecond());
        });
  }

  @Override
  public int kind() {
    return 12;
  }

  @Override
  public void replay(DataInput in) throws IOException {
    flaggedUntil.put(in.readUTF(), Instant.ofEpochSecond(in.readLong()));
  }

  @Override
  public void snapshot(Store to) {
    flaggedUntil.forEach(this::log);
  }
}
