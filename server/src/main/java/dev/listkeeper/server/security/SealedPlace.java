package dev.listkeeper.server.security;

/** Where sealed secrets are kept, so that a renewal of the key reaches them all. */
public interface SealedPlace {

  /**
   * Seals anew what older keys sealed. Called with the {@link SealingLock} held.
   *
   * @return what was done
   */
  Resealed reseal();

  /**
   * How many secrets were sealed anew, and how many no key in the file opens: these were lost
   * before.
   */
  record Resealed(int renewed, int lost) {
    static final Resealed NOTHING = new Resealed(0, 0);

    Resealed and(Resealed more) {
      return new Resealed(renewed + more.renewed, lost + more.lost);
    }
  }
}
