package dev.listkeeper.server.security;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Encrypts secrets (tokens, client secrets) for the database with a key that is not in it. A sealed
 * secret is bound to its purpose: moved to another row it does not open. Thread-safe.
 */
public final class SecretBox {
  private final KeyFile file;
  private volatile KeyFile.Keys keys;

  private SecretBox(KeyFile file) {
    this.file = file;
    this.keys = file.read();
  }

  /**
   * Opens the box with the key in the file; makes the file, for its owner only, when there is none.
   *
   * @throws Problem INVALID_SETTING when the file is no such key, or can't be read or made
   */
  public static SecretBox withKeyFile(Path path) {
    KeyFile file = new KeyFile(path);
    file.makeIfAbsent();
    SecretBox box = new SecretBox(file);
    file.warnIfOpenToOthers();
    return box;
  }

  /**
   * Encrypts a secret. What is to be stored is sealed while holding the {@link SealingLock}.
   *
   * @param purpose what it is and whose, such as {@code connection/spring/refresh-token}
   */
  public String seal(String secret, String purpose) {
    try {
      return Base64.getEncoder().encodeToString(keys.aead().encrypt(bytes(secret), bytes(purpose)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A secret could not be encrypted.", e);
    }
  }

  /**
   * Decrypts what was sealed for the same purpose.
   *
   * @throws Problem INVALID_SETTING when the key file is not the one it was sealed with
   */
  public String open(String sealed, String purpose) {
    try {
      return decrypted(sealed, purpose);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return openWithKeysOfToday(sealed, purpose);
    }
  }

  /** Another process may have renewed the key since the file was read. */
  private String openWithKeysOfToday(String sealed, String purpose) {
    readKeys();
    try {
      return decrypted(sealed, purpose);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "A stored secret does not open with the key in LISTKEEPER_SECRET_KEY_FILE; put back the key"
              + " file that belongs to this database.",
          e);
    }
  }

  private String decrypted(String sealed, String purpose) throws GeneralSecurityException {
    byte[] secret = keys.aead().decrypt(Base64.getDecoder().decode(sealed), bytes(purpose));
    return new String(secret, StandardCharsets.UTF_8);
  }

  /** Whether the newest key sealed it, so that no other is needed for it. */
  public boolean isOfNewestKey(String sealed) {
    // The format of Tink: one byte of version, four of the key's id, then the rest.
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
    return bytes.remaining() > 5 && bytes.getInt(1) == keys.newest();
  }

  /** Takes the keys that are in the file now. */
  void readKeys() {
    keys = file.read();
  }

  boolean hasOlderKeys() {
    return keys.count() > 1;
  }

  void addNewestKey() {
    file.addNewest();
    readKeys();
  }

  void dropOlderKeys() {
    file.keepOnlyNewest();
    readKeys();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
