package dev.listkeeper.server.upload;

import dev.listkeeper.source.file.FileContent;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name that a browser or a program gave, made fit for a folder of ours. */
final class UploadedName {
  private static final int LONGEST = 80;
  private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}._ -]+");
  private static final Pattern EDGES = Pattern.compile("^[. -]+|[. -]+$");
  private static final String PARQUET = ".parquet";

  private UploadedName() {}

  /**
   * The last part of a path, of letters, digits and a few signs, with the ending of its content.
   */
  static String of(String given, FileContent content) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String plain = OTHERS.matcher(Normalizer.normalize(last, Normalizer.Form.NFC)).replaceAll("_");
    String name = EDGES.matcher(cut(EDGES.matcher(plain).replaceAll(""))).replaceAll("");
    boolean saysParquet = name.toLowerCase(Locale.ROOT).endsWith(PARQUET);
    String stem = name.isEmpty() ? "file" : name;
    return switch (content) {
      case PARQUET -> saysParquet ? stem : stem + PARQUET;
      case TEXT -> saysParquet || !stem.contains(".") ? stem + ".csv" : stem;
    };
  }

  /** The end is kept, which says what kind of file it is. */
  private static String cut(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST ? name : name.substring(name.offsetByCodePoints(0, length - LONGEST));
  }
}
