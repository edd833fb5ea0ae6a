package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which e-mail addresses the service takes. */
@Documented(
    "support staff: one @, a full domain, no blanks, commas or brackets; contract: 80 characters")
public final class AddressSyntax {
  /** The longest address in characters. */
  public static final int MAX_LENGTH = 80;

  private static final Pattern VALID =
      Pattern.compile(
          "[^\\s@,;:<>()\\[\\]\"\\\\\\p{Cntrl}]+@[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
              + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

  private AddressSyntax() {}

  /** Whether an address looks like one and is short enough. */
  public static boolean valid(String address, int maxLength) {
    return address.length() <= maxLength
        && !address.startsWith(".")
        && !address.contains("..")
        && !address.contains(".@")
        && VALID.matcher(address).matches();
  }

  /** The address as it is stored. */
  static String normal(String address, boolean keepCapitals) {
    String stripped = address.strip();
    return keepCapitals ? stripped : stripped.toLowerCase(Locale.ROOT);
  }
}
