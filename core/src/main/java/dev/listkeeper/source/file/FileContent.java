package dev.listkeeper.source.file;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a file is by its first bytes, whatever its name says. */
public enum FileContent {
  TEXT,
  PARQUET;

  private static final int SAMPLE = 1 << 16;
  private static final byte[] PARQUET_BEGIN = bytes('P', 'A', 'R', '1');

  private static final String PACKED =
      "The file is a packed archive, or a workbook of a spreadsheet program: unpack it, or save the"
          + " sheet as CSV. Nothing is unpacked here.";

  /** Beginnings of archives and workbooks, which people mistake for tables. */
  private static final List<byte[]> ARCHIVES =
      List.of(
          bytes('P', 'K'),
          bytes(0x1F, 0x8B),
          bytes('B', 'Z', 'h'),
          bytes(0xFD, '7', 'z', 'X', 'Z'),
          bytes('7', 'z', 0xBC, 0xAF),
          bytes('R', 'a', 'r', '!'),
          bytes(0x28, 0xB5, 0x2F, 0xFD),
          bytes(0xD0, 0xCF, 0x11, 0xE0));

  private static final byte[] PDF = bytes('%', 'P', 'D', 'F', '-');

  /**
   * Looks at a file's beginning.
   *
   * @throws Problem FILE_UNREADABLE for what is neither text nor Parquet
   */
  public static FileContent of(Path file) {
    byte[] sample = beginning(file);
    if (begins(sample, PARQUET_BEGIN)) {
      return PARQUET;
    }
    if (ARCHIVES.stream().anyMatch(archive -> begins(sample, archive))) {
      throw new Problem(ProblemCode.FILE_UNREADABLE, PACKED);
    }
    if (begins(sample, PDF)) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE, "The file is a PDF: save the table in it as CSV.");
    }
    if (sample.length == 0) {
      throw new Problem(ProblemCode.FILE_UNREADABLE, "The file is empty.");
    }
    if (!isText(sample)) {
      throw new Problem(
          ProblemCode.FILE_UNREADABLE,
          "The file is neither text nor Parquet: write the table as CSV, as any delimited text, or"
              + " as Parquet.");
    }
    return TEXT;
  }

  private static boolean isText(byte[] sample) {
    Encoding encoding = EncodingDetection.of(sample).value();
    if (encoding == Encoding.UTF_16LE || encoding == Encoding.UTF_16BE) {
      return true;
    }
    // A few control characters are damage, which the reading tells row by row.
    int controls = 0;
    for (byte one : sample) {
      boolean blank = one == '\t' || one == '\n' || one == '\r' || one == '\f';
      controls += one >= 0 && one < ' ' && !blank ? 1 : 0;
    }
    return controls <= sample.length / 20;
  }

  private static byte[] beginning(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SAMPLE);
    } catch (IOException e) {
      throw AllowedFolders.unreadable(file, e);
    }
  }

  private static boolean begins(byte[] sample, byte[] with) {
    return sample.length >= with.length
        && Arrays.equals(sample, 0, with.length, with, 0, with.length);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
