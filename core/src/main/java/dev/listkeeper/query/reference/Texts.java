package dev.listkeeper.query.reference;

import dev.listkeeper.query.Expression;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is done to texts, and texts of values. */
final class Texts {
  private static final String WHITE = "[\\p{IsWhite_Space}\\x{FEFF}]+";
  private static final Pattern ENDS = Pattern.compile("^" + WHITE + "|" + WHITE + "\\z");
  private static final Pattern CONTROLS = Pattern.compile("\\p{gc=Cc}");

  private static final DateTimeFormatter MOMENT =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
          .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
          .appendLiteral('Z')
          .toFormatter(Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Texts() {}

  static String apply(Expression.TextFunction function, String text) {
    return switch (function) {
      case LOWER -> map(text, Character::toLowerCase);
      case UPPER -> map(text, Character::toUpperCase);
      case TRIM -> trim(text);
      case WITHOUT_CONTROLS -> CONTROLS.matcher(text).replaceAll("");
      case NFC -> Normalizer.normalize(text, Normalizer.Form.NFC);
    };
  }

  private static String map(String text, IntUnaryOperator mapping) {
    int[] mapped = text.codePoints().map(mapping).toArray();
    return new String(mapped, 0, mapped.length);
  }

  static String trim(String text) {
    return ENDS.matcher(text).replaceAll("");
  }

  static String left(String text, int length) {
    return length(text) <= length ? text : text.substring(0, text.offsetByCodePoints(0, length));
  }

  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  static String format(Object value) {
    return switch (value) {
      case BigDecimal decimal -> decimal.stripTrailingZeros().toPlainString();
      case Instant moment -> MOMENT.format(moment);
      default -> value.toString();
    };
  }

  static String fingerprint(List<@Nullable String> texts) {
    StringBuilder all = new StringBuilder();
    for (@Nullable String text : texts) {
      if (text == null) {
        all.append("-;");
      } else {
        all.append(length(text)).append(':').append(text).append(';');
      }
    }
    return HexFormat.of().formatHex(md5().digest(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java platform has MD5", impossible);
    }
  }
}
