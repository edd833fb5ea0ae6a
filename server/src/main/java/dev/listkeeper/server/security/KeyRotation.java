package dev.listkeeper.server.security;

import dev.listkeeper.server.security.SealedPlace.Resealed;
import java.util.List;

/**
 * Renews the key that secrets are sealed with. Cut off anywhere, everything still opens, and the
 * rest is done at the next start or the next renewal: the new key is in the file before anything is
 * sealed with it, and the old one leaves the file when nothing in the database needs it any more.
 */
public final class KeyRotation {
  private final SealingLock lock;
  private final SecretBox box;
  private final List<SealedPlace> places;

  public KeyRotation(SealingLock lock, SecretBox box, List<SealedPlace> places) {
    this.lock = lock;
    this.box = box;
    this.places = List.copyOf(places);
  }

  /** From now on a new key seals, and only it opens. */
  public Resealed rotate() {
    lock.hold(box::addNewestKey);
    return finish();
  }

  /** Does the rest of a renewal that was cut off; nothing when there was none. */
  public Resealed finish() {
    if (!box.hasOlderKeys()) {
      return Resealed.NOTHING;
    }
    Resealed[] done = {Resealed.NOTHING};
    lock.hold(() -> done[0] = reseal());
    // In a transaction of its own: by now it is committed that nothing needs the older keys.
    lock.hold(() -> {
      if (reseal().renewed() == 0) {
        box.dropOlderKeys();
      }
    });
    return done[0];
  }

  private Resealed reseal() {
    return places.stream().map(SealedPlace::reseal).reduce(Resealed.NOTHING, Resealed::and);
  }
}
