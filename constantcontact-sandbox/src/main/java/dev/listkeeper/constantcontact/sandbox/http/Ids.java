package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that look like the service's: version-1 UUIDs. */
public final class Ids {
  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_1 = 0x1000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private Ids() {}

  /** A new id. */
  @Observed("recorded ids are version-1 UUIDs, 2026-09")
  public static UUID random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (random.nextLong() & ~VERSION_BITS) | VERSION_1,
        (random.nextLong() & ~VARIANT_BITS) | VARIANT);
  }
}
