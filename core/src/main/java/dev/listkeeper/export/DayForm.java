package dev.listkeeper.export;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a day is written: {@code yyyy}, {@code MM} or {@code M}, {@code dd} or {@code d}, and between
 * them anything but letters.
 */
public record DayForm(String pattern) {
  private static final Pattern PIECE = Pattern.compile("yyyy|MM?|dd?|[^A-Za-z]+");

  public DayForm {
    Matcher matcher = PIECE.matcher(pattern);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      end = matcher.end();
    }
    if (end == 0 || end != pattern.length()) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "The pattern '"
              + pattern
              + "' can't be used for a date; write it with yyyy, MM or M, dd or d, such as"
              + " MM/dd/yyyy.");
    }
  }

  /** The pattern taken apart. */
  public List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(pattern);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }
}
