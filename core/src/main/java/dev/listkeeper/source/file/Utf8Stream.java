package dev.listkeeper.source.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A text file's characters as UTF-8, without a byte order mark. What can't be decoded becomes the
 * byte {@link #UNDECODABLE}, which UTF-8 never holds: whoever reads a row can tell that this row,
 * and no other, is affected.
 */
final class Utf8Stream extends InputStream {
  static final byte UNDECODABLE = (byte) 0xFF;

  private static final char NONE = '\uffff';
  private static final char BOM = '\ufeff';
  private static final int CHUNK = 1 << 16;

  private final InputStream in;
  private final Encoding encoding;
  private final char[] single;
  private final byte[] raw = new byte[CHUNK];
  // Three bytes are the most that one input byte, or one UTF-16 unit and what was kept, become.
  private final byte[] ready = new byte[CHUNK * 3 + 8];
  private int from;
  private int to;
  private int kept;
  private char high = NONE;
  private boolean begun;
  private boolean ended;

  Utf8Stream(InputStream in, Encoding encoding) {
    this.in = in;
    this.encoding = encoding;
    this.single = singleByte(encoding);
  }

  /** Characters of the 256 bytes, for encodings of one byte a character. */
  private static char[] singleByte(Encoding encoding) {
    if (encoding != Encoding.WINDOWS_1252 && encoding != Encoding.ISO_8859_1) {
      return new char[0];
    }
    char[] table = new char[256];
    for (int b = 0; b < 256; b++) {
      char c = new String(new byte[] {(byte) b}, encoding.charset()).charAt(0);
      table[b] = c == '\ufffd' ? NONE : c;
    }
    return table;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (from == to) {
      if (ended) {
        return -1;
      }
      fill();
    }
    int count = Math.min(length, to - from);
    System.arraycopy(ready, from, target, offset, count);
    from += count;
    return count;
  }

  private void fill() throws IOException {
    from = 0;
    to = 0;
    int count = in.readNBytes(raw, kept, raw.length - kept);
    ended = kept + count < raw.length;
    int available = kept + count;
    switch (encoding) {
      case UTF_8 -> utf8(available);
      case UTF_16LE -> utf16(available, 0);
      case UTF_16BE -> utf16(available, 1);
      case WINDOWS_1252, ISO_8859_1 -> {
        for (int i = 0; i < available; i++) {
          put(single[raw[i] & 0xFF]);
        }
      }
    }
  }

  private void utf8(int available) {
    boolean bom =
        !begun
            && available >= 3
            && raw[0] == (byte) 0xEF
            && raw[1] == (byte) 0xBB
            && raw[2] == (byte) 0xBF;
    begun = true;
    from = bom ? 3 : 0;
    to = available;
    System.arraycopy(raw, 0, ready, 0, available);
  }

  private void utf16(int available, int bigEndian) {
    kept = 0;
    int i = 0;
    for (; i + 1 < available; i += 2) {
      unit((char) (((raw[i + 1 - bigEndian] & 0xFF) << 8) | (raw[i + bigEndian] & 0xFF)));
    }
    if (i < available && !ended) {
      raw[0] = raw[i];
      kept = 1;
    } else if (ended) {
      if (high != NONE || i < available) {
        ready[to++] = UNDECODABLE;
      }
      high = NONE;
    }
  }

  private void unit(char c) {
    if (high != NONE) {
      if (Character.isLowSurrogate(c)) {
        int code = Character.toCodePoint(high, c);
        high = NONE;
        ready[to++] = (byte) (0xF0 | (code >> 18));
        trail(code >> 12);
        trail(code >> 6);
        trail(code);
        return;
      }
      high = NONE;
      ready[to++] = UNDECODABLE;
    }
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (Character.isLowSurrogate(c)) {
      ready[to++] = UNDECODABLE;
    } else if (c != BOM || begun) {
      putUnit(c);
    }
    begun = true;
  }

  private void put(char c) {
    if (c == NONE) {
      ready[to++] = UNDECODABLE;
    } else {
      putUnit(c);
    }
  }

  private void putUnit(char c) {
    if (c < 0x80) {
      ready[to++] = (byte) c;
    } else if (c < 0x800) {
      ready[to++] = (byte) (0xC0 | (c >> 6));
      trail(c);
    } else {
      ready[to++] = (byte) (0xE0 | (c >> 12));
      trail(c >> 6);
      trail(c);
    }
  }

  private void trail(int bits) {
    ready[to++] = (byte) (0x80 | (bits & 0x3F));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
