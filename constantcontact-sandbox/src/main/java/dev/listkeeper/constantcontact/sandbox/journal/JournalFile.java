package dev.listkeeper.constantcontact.sandbox.journal;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Frames of length, checksum and bytes, one after another. Reading stops at the first frame that is
 * short or does not match its checksum: what a killed process left unfinished is cut off.
 */
final class JournalFile implements AutoCloseable {
  private static final long MAGIC = 0x4343_7361_6e64_0001L;
  private static final int FILE_HEADER = 16;
  private static final int FRAME_HEADER = 8;
  private static final long COMPACT_ABOVE = 32L << 20;

  private final Path path;
  private FileChannel channel;
  private long compactSize;

  private JournalFile(Path path, FileChannel channel, long compactSize) {
    this.path = path;
    this.channel = channel;
    this.compactSize = compactSize;
  }

  /** Takes one frame's bytes. */
  interface Frames {
    void accept(byte[] frame) throws IOException;
  }

  /** Fills a new journal with the present state. */
  interface Filler {
    void fill(JournalFile target) throws IOException;
  }

  static JournalFile open(Path path, Frames replay) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.size() < FILE_HEADER) {
      channel.truncate(0);
      writeHeader(channel, 0);
      return new JournalFile(path, channel, 0);
    }
    // The stream is not closed: that would close the channel.
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 20));
    if (in.readLong() != MAGIC) {
      channel.close();
      throw new IOException(path + " is not a journal of this sandbox.");
    }
    long compactSize = in.readLong();
    channel.truncate(readFrames(in, channel.size(), replay));
    channel.position(channel.size());
    return new JournalFile(path, channel, compactSize);
  }

  /** Hands on the whole frames and returns where the last of them ends. */
  private static long readFrames(DataInputStream in, long size, Frames replay) throws IOException {
    long end = FILE_HEADER;
    while (size - end >= FRAME_HEADER) {
      int length = in.readInt();
      int checksum = in.readInt();
      if (length <= 0 || length > size - end - FRAME_HEADER) {
        break;
      }
      byte[] frame = readFully(in, length);
      if (checksum(frame) != checksum) {
        break;
      }
      replay.accept(frame);
      end += FRAME_HEADER + length;
    }
    return end;
  }

  private static byte[] readFully(InputStream in, int length) throws IOException {
    byte[] frame = new byte[length];
    if (in.readNBytes(frame, 0, length) != length) {
      throw new IOException("The journal became shorter while it was read.");
    }
    return frame;
  }

  void append(byte[] frame) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(FRAME_HEADER);
    header.putInt(frame.length).putInt(checksum(frame)).flip();
    writeAll(channel, header);
    writeAll(channel, ByteBuffer.wrap(frame));
  }

  /** Whether most of the file is history. */
  boolean worthCompacting() throws IOException {
    return channel.size() > COMPACT_ABOVE && channel.size() > 2 * compactSize;
  }

  /** Writes a new file beside this one and puts it in this one's place in one step. */
  void compact(Filler filler) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    FileChannel target =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    writeHeader(target, 0);
    filler.fill(new JournalFile(fresh, target, 0));
    compactSize = target.size();
    target.position(0);
    writeHeader(target, compactSize);
    target.position(compactSize);
    target.force(true);
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    channel.close();
    channel = target;
  }

  private static void writeHeader(FileChannel channel, long compactSize) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(FILE_HEADER);
    header.putLong(MAGIC).putLong(compactSize).flip();
    writeAll(channel, header);
  }

  private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static int checksum(byte[] frame) {
    CRC32C crc = new CRC32C();
    crc.update(frame);
    return (int) crc.getValue();
  }

  @Override
  public void close() throws IOException {
    channel.force(true);
    channel.close();
  }
}
