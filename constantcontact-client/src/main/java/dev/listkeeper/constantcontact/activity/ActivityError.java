package dev.listkeeper.constantcontact.activity;

import dev.listkeeper.constantcontact.internal.Redaction;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One complaint of an activity, in the service's free text.
 *
 * @param text unredacted: it may quote an e-mail address, so do not log it
 */
public record ActivityError(String text) {

  private static final Pattern LINE = Pattern.compile("(?i)\\bline (\\d{1,6})\\b");

  /** The line of the file it is about, 1 being the header; a hint only, taken from the text. */
  public OptionalInt line() {
    Matcher matcher = LINE.matcher(text);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(matcher.group(1)))
        : OptionalInt.empty();
  }

  /** The text without addresses. */
  @Override
  public String toString() {
    return Redaction.of(text);
  }
}
