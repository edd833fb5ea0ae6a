package dev.listkeeper.server.config;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A lock on a file; the system gives it back when the process ends, however it ends. */
final class HeldLock implements AutoCloseable {
  private final FileChannel channel;

  private HeldLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty when somebody has it. */
  static Optional<HeldLock> take(Path file) {
    return take(file, channel -> channel.tryLock() != null);
  }

  /** Waits until another process gives it back; empty when this very process has it. */
  static Optional<HeldLock> await(Path file) {
    return take(file, channel -> channel.lock().isValid());
  }

  private interface Attempt {
    boolean on(FileChannel channel) throws IOException;
  }

  private static Optional<HeldLock> take(Path file, Attempt attempt) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (succeeds(attempt, channel)) {
        return Optional.of(new HeldLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The file " + file + " can't be written; check LISTKEEPER_HOME and who may write there.",
          e);
    }
  }

  private static boolean succeeds(Attempt attempt, FileChannel channel) throws IOException {
    try {
      return attempt.on(channel);
    } catch (OverlappingFileLockException e) {
      // Held by this very process, as in tests: for the caller that is the same answer.
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
