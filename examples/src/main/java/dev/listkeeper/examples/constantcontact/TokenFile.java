package dev.listkeeper.examples.constantcontact;

import dev.listkeeper.constantcontact.auth.TokenStore;
import dev.listkeeper.constantcontact.auth.Tokens;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Keeps tokens in a file that only its owner can read, and lets one process at a time refresh them
 * by a lock on a file beside it, which the system takes back when a process dies. Tokens are as
 * good as a password: a server had better encrypt them.
 */
final class TokenFile implements TokenStore {

  private final Path file;

  TokenFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  @Override
  public Optional<Tokens> load() {
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    var kept = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return Optional.of(
        new Tokens(
            kept.getProperty("access_token"),
            Optional.ofNullable(kept.getProperty("refresh_token")),
            Instant.parse(kept.getProperty("expires_at")),
            Set.of(kept.getProperty("scopes").split(" "))));
  }

  @Override
  public Refresh beginRefresh() {
    try {
      FileChannel lock =
          FileChannel.open(
              file.resolveSibling(file.getFileName() + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      lock.lock();
      return new LockedRefresh(lock);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The file holds the old tokens or the new ones, never half of them. */
  void save(Tokens tokens) {
    var kept = new Properties();
    kept.setProperty("access_token", tokens.accessToken());
    tokens.refreshToken().ifPresent(token -> kept.setProperty("refresh_token", token));
    kept.setProperty("expires_at", tokens.expiresAt().toString());
    kept.setProperty("scopes", String.join(" ", tokens.scopes()));
    try {
      Path fresh = Files.createTempFile(file.getParent(), "tokens", ".tmp");
      try (Writer writer = Files.newBufferedWriter(fresh, StandardOpenOption.SYNC)) {
        kept.store(writer, null);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private final class LockedRefresh implements Refresh {

    private final FileChannel lock;

    private LockedRefresh(FileChannel lock) {
      this.lock = lock;
    }

    @Override
    public void commit(Tokens fresh) {
      save(fresh);
    }

    @Override
    public void close() {
      try {
        lock.close();
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
