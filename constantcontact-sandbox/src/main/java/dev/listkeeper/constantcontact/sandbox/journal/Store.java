package dev.listkeeper.constantcontact.sandbox.journal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one lock around all state. What one {@link #write} changes reaches the journal as one frame,
 * so a killed process leaves either all of it or nothing.
 */
public final class Store implements AutoCloseable {
  private static final int SNAPSHOT_FRAME = 1 << 22;

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Integer, Part> parts = new HashMap<>();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private final DataOutputStream entries = new DataOutputStream(pending);
  private @Nullable JournalFile file;
  private boolean snapshotting;

  /** Writes one entry's fields. */
  public interface Entry {
    void writeTo(DataOutput out) throws IOException;
  }

  /** Makes a part known; all parts come before {@link #open}. */
  public void add(Part part) {
    Part other = parts.put(part.kind(), part);
    if (other != null) {
      throw new IllegalStateException("Two parts of kind " + part.kind());
    }
  }

  /** Restores the state kept in this file and keeps it there from now on. */
  public void open(Path journal) throws IOException {
    JournalFile opened = JournalFile.open(journal, this::replay);
    if (opened.worthCompacting()) {
      opened.compact(compacting -> {
        file = compacting;
        snapshotting = true;
        parts.values().forEach(part -> part.snapshot(this));
        commit();
        snapshotting = false;
      });
    }
    file = opened;
  }

  /** Looks at the state. */
  public <T> T read(Supplier<T> look) {
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  /** Changes the state. */
  public <T> T write(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      // After a failure too: the journal must say what memory says. A write inside a write waits
      // for the outer one, so that both end up in one frame.
      if (lock.getHoldCount() == 1) {
        commit();
      }
      lock.unlock();
    }
  }

  /** Changes the state. */
  public void change(Runnable change) {
    boolean _ =
        write(() -> {
          change.run();
          return true;
        });
  }

  /** Notes one change of a part; called inside {@link #write} only. */
  public void log(Part part, Entry entry) {
    if (file == null) {
      return;
    }
    try {
      entries.writeByte(part.kind());
      entry.writeTo(entries);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (snapshotting && pending.size() > SNAPSHOT_FRAME) {
      commit();
    }
  }

  private void commit() {
    JournalFile to = file;
    if (to == null || pending.size() == 0) {
      return;
    }
    try {
      to.append(pending.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The sandbox could not write its journal.", e);
    }
    pending.reset();
  }

  private void replay(byte[] frame) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame));
    while (in.available() > 0) {
      int kind = in.readByte();
      Part part = parts.get(kind);
      if (part == null) {
        throw new IOException("The journal was written by another version of the sandbox.");
      }
      part.replay(in);
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      JournalFile open = file;
      file = null;
      if (open != null) {
        open.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
