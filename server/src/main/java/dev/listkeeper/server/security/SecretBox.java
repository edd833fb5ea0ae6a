package dev.listkeeper.server.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Encrypts secrets (tokens, client secrets) for the database with a key that is not in it. A sealed
 * secret is bound to its purpose: moved to another row it does not open.
 */
public final class SecretBox {
  private final Aead aead;

  private SecretBox(Aead aead) {
    this.aead = aead;
  }

  /**
   * Opens the box with the key in the file; makes the file, for its owner only, when there is none.
   *
   * @throws Problem INVALID_SETTING when the file is no such key, or can't be read or made
   */
  public static SecretBox withKeyFile(Path file) {
    try {
      Configuration aeads = AeadConfig2026.get();
      if (!Files.exists(file)) {
        KeysetHandle made = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, aeads);
        PrivateFile.write(
            file,
            TinkJsonProtoKeysetFormat.serializeKeyset(made, aeads, InsecureSecretKeyAccess.get()));
      }
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), aeads, InsecureSecretKeyAccess.get());
      return new SecretBox(keys.getPrimitive(aeads, Aead.class));
    } catch (GeneralSecurityException | IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The key file "
              + file
              + " can't be used; put back the right one, or check LISTKEEPER_SECRET_KEY_FILE.",
          e);
    }
  }

  /**
   * Encrypts a secret.
   *
   * @param purpose what it is and whose, such as {@code connection/spring/refresh-token}
   */
  public String seal(String secret, String purpose) {
    try {
      return Base64.getEncoder().encodeToString(aead.encrypt(bytes(secret), bytes(purpose)));
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
      byte[] secret = aead.decrypt(Base64.getDecoder().decode(sealed), bytes(purpose));
      return new String(secret, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "A stored secret does not open with the key in LISTKEEPER_SECRET_KEY_FILE; put back the key"
              + " file that belongs to this database.",
          e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
