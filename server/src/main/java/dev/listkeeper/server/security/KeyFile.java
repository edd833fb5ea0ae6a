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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file with the keys that secrets are sealed with: the newest seals, all of them open. Whatever
 * breaks off a change of the file leaves the file as it was.
 */
final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  private final Path path;

  /** The keys of one reading of the file. */
  record Keys(KeysetHandle handle, Aead aead) {
    /** Tells keys apart; part of everything that was sealed with it. */
    int newest() {
      return handle.getPrimary().getId();
    }

    int count() {
      return handle.size();
    }
  }

  KeyFile(Path path) {
    this.path = path;
  }

  /**
   * Makes the file, for its owner only, when there is none. At start only: later its absence is a
   * mistake to be told, not to be covered up by another key.
   *
   * @throws Problem INVALID_SETTING when it can't be made
   */
  void makeIfAbsent() {
    try {
      if (!Files.exists(path)) {
        replace(
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()));
      }
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(e);
    }
  }

  /**
   * The keys in the file.
   *
   * @throws Problem INVALID_SETTING when it is no such file or can't be read
   */
  Keys read() {
    try {
      return parsed();
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(e);
    }
  }

  /** Warns when others could read the keys; the file may be mounted in a way we can't change. */
  void warnIfOpenToOthers() {
    try {
      if (PrivateFile.isOpenToOthers(path)) {
        LOG.warn(
            "The key file {} can be read by others than its owner; take that right away (chmod 600).",
            path);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** From now on a new key seals; the ones before still open what they sealed. */
  void addNewest() {
    change(builder ->
        builder.addEntry(
            KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()
                .makePrimary()));
  }

  /** What older keys sealed is lost from now on. */
  void keepOnlyNewest() {
    change(builder -> {
      for (int i = builder.size() - 1; i >= 0; i--) {
        if (!builder.getAt(i).isPrimary()) {
          builder.deleteAt(i);
        }
      }
    });
  }

  private interface Change {
    void to(KeysetHandle.Builder keys);
  }

  private void change(Change change) {
    try {
      KeysetHandle.Builder builder =
          KeysetHandle.newBuilder(parsed().handle()).setConfiguration(AeadConfig2026.get());
      change.to(builder);
      replace(builder.build());
    } catch (GeneralSecurityException | IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The key file " + path + " can't be changed; check who may write it and its folder.",
          e);
    }
  }

  private Keys parsed() throws GeneralSecurityException, IOException {
    Configuration aeads = AeadConfig2026.get();
    KeysetHandle handle =
        TinkJsonProtoKeysetFormat.parseKeyset(
            Files.readString(path), aeads, InsecureSecretKeyAccess.get());
    return new Keys(handle, handle.getPrimitive(aeads, Aead.class));
  }

  private void replace(KeysetHandle keys) throws GeneralSecurityException, IOException {
    PrivateFile.replace(
        path,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, AeadConfig2026.get(), InsecureSecretKeyAccess.get()));
  }

  private Problem unusable(Exception cause) {
    return new Problem(
        ProblemCode.INVALID_SETTING,
        "The key file "
            + path
            + " can't be used; put back the right one, or check LISTKEEPER_SECRET_KEY_FILE.",
        cause);
  }
}
