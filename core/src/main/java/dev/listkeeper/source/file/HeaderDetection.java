package dev.listkeeper.source.file;

import dev.listkeeper.query.Type;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether a file's first row holds names or data. */
final class HeaderDetection {
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}_#][\\p{L}\\p{M}\\p{N}_ .,:;()\\[\\]/%&?#'\"-]{0,79}");

  private HeaderDetection() {}

  static Found<Boolean> of(List<List<String>> rows) {
    if (rows.isEmpty()) {
      return new Found<>(false, "There is no row.");
    }
    List<String> first = rows.getFirst();
    for (String cell : first) {
      if (typeOf(cell) != Type.TEXT || cell.indexOf('@') >= 0) {
        return data("'" + cell + "' is a value, not a name");
      }
    }
    List<List<String>> rest = rows.subList(1, rows.size());
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).isBlank() && restIsTyped(rest, i)) {
        return names("below '" + first.get(i) + "' all values are of one type, and it is not");
      }
    }
    Set<String> distinct = new HashSet<>();
    for (int i = 0; i < first.size(); i++) {
      String cell = first.get(i).strip();
      int column = i;
      if (!NAME.matcher(cell).matches() || !distinct.add(cell.toLowerCase(Locale.ROOT))) {
        return data("not all its fields could be names");
      }
      if (rest.stream().anyMatch(row -> row.size() > column && row.get(column).equals(cell))) {
        return data("'" + cell + "' occurs again as a value");
      }
    }
    return names("its fields are different words that don't occur as values");
  }

  private static boolean restIsTyped(List<List<String>> rest, int column) {
    TypeGuess guess = new TypeGuess();
    for (List<String> row : rest) {
      if (column < row.size()) {
        see(guess, row.get(column));
      }
    }
    return guess.type().type() != Type.TEXT;
  }

  private static Type typeOf(String cell) {
    TypeGuess guess = new TypeGuess();
    see(guess, cell.strip());
    return guess.type().type();
  }

  private static void see(TypeGuess guess, String cell) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    guess.see(bytes, 0, bytes.length);
  }

  private static Found<Boolean> names(String why) {
    return new Found<>(true, "The first row holds the column names: " + why + ".");
  }

  private static Found<Boolean> data(String why) {
    return new Found<>(false, "There is no header: in the first row " + why + ".");
  }
}
