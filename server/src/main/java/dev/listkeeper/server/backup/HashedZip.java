package dev.listkeeper.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that remembers what it wrote. */
final class HashedZip implements AutoCloseable {
  private final ZipOutputStream zip;
  private final List<Manifest.Entry> entries = new ArrayList<>();

  HashedZip(OutputStream out) {
    this.zip = new ZipOutputStream(out);
  }

  /** Writes the content of an entry. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  void add(String name, Content content) throws IOException {
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    write(name, content);
  }

  /** What is compressed already is only put in. */
  void addCompressed(String name, Content content) throws IOException {
    zip.setLevel(Deflater.NO_COMPRESSION);
    write(name, content);
  }

  private void write(String name, Content content) throws IOException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    CountingOutput counted = new CountingOutput(new DigestOutputStream(zip, digest));
    content.writeTo(counted);
    zip.closeEntry();
    entries.add(new Manifest.Entry(name, counted.bytes, HexFormat.of().formatHex(digest.digest())));
  }

  /** Everything added so far. */
  List<Manifest.Entry> entries() {
    return List.copyOf(entries);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java platform has SHA-256", impossible);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static final class CountingOutput extends FilterOutputStream {
    private long bytes;

    CountingOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      out.write(values, from, count);
      bytes += count;
    }
  }
}
