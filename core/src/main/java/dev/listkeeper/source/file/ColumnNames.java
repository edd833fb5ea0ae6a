package dev.listkeeper.source.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes usable names of a header: without control characters and surrounding blanks, a slash (which
 * stands between steps of an attribute path) becomes an underscore, blank ones become {@code
 * column7}, a repeated one gets a number. Names differ regardless of case, for engines don't tell
 * case apart.
 */
final class ColumnNames {
  private static final int LONGEST = 120;

  private ColumnNames() {}

  static List<String> of(List<String> header) {
    Set<String> taken = new HashSet<>();
    for (String name : header) {
      taken.add(fold(clean(name)));
    }
    Set<String> used = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < header.size(); i++) {
      String clean = clean(header.get(i));
      String wanted = clean.isEmpty() ? "column" + (i + 1) : clean;
      String name = wanted;
      boolean free = !clean.isEmpty() || !taken.contains(fold(name));
      for (int n = 2; !free || used.contains(fold(name)); n++) {
        name = wanted + "_" + n;
        free = !taken.contains(fold(name));
      }
      used.add(fold(name));
      names.add(name);
    }
    return List.copyOf(names);
  }

  /** Names for a table without a header. */
  static List<String> numbered(int columns) {
    return of(java.util.Collections.nCopies(columns, ""));
  }

  private static String clean(String name) {
    String text = name.replaceAll("[\\p{Cc}\\p{Cf}\\s\\u00a0]+", " ").strip().replace('/', '_');
    int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
    return text.substring(0, end).strip();
  }

  private static String fold(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
