package dev.listkeeper.query.reference;

import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts read as values; null if that can't be done. */
final class Parser {
  private static final int LONG_BITS = 63;
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?0*(?:[0-9]{1,28}(?:\\.[0-9]*)?|\\.[0-9]+)");
  private static final Pattern WITH_EXPONENT =
      Pattern.compile("[+-]?(?:[0-9]{1,9}(?:\\.[0-9]{0,17})?|\\.[0-9]{1,17})[eE][+-]?[0-9]{1,2}");

  private static final String DAY = "(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})";
  private static final String SECONDS = "(?::(?<second>[0-9]{2})(?:\\.(?<fraction>[0-9]{1,9}))?)?";
  private static final Pattern ISO_DAY = Pattern.compile(DAY);
  private static final Pattern ISO =
      Pattern.compile(
          DAY
              + "(?:[T ](?<hour>[0-9]{2}):(?<minute>[0-9]{2})"
              + SECONDS
              + "(?<offset>Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

  private Parser() {}

  static @Nullable Object parse(Expression.Parse parse, String text) {
    if (parse.type() == Type.TEXT) {
      return text;
    }
    String trimmed = Texts.trim(text);
    return switch (parse.type()) {
      case TEXT -> text;
      case INTEGER -> WHOLE.matcher(trimmed).matches() ? whole(new BigInteger(trimmed)) : null;
      case DECIMAL -> decimal(trimmed);
      case BOOLEAN -> bool(trimmed.toLowerCase(Locale.ROOT));
      case DATE ->
          match(parse.pattern().map(Parser::pattern).orElse(ISO_DAY), trimmed)
              .flatMap(Parser::local)
              .map(LocalDateTime::toLocalDate)
              .orElse(null);
      case TIMESTAMP ->
          match(parse.pattern().map(Parser::pattern).orElse(ISO), trimmed)
              .flatMap(found -> moment(found, parse.zone()))
              .orElse(null);
    };
  }

  static @Nullable Long whole(BigInteger value) {
    return value.bitLength() > LONG_BITS ? null : value.longValueExact();
  }

  private static @Nullable BigDecimal decimal(String text) {
    boolean readable = DECIMAL.matcher(text).matches() || WITH_EXPONENT.matcher(text).matches();
    return readable ? Values.decimal(new BigDecimal(text)) : null;
  }

  private static @Nullable Boolean bool(String text) {
    if (TRUE.contains(text)) {
      return true;
    }
    return FALSE.contains(text) ? Boolean.FALSE : null;
  }

  private static Pattern pattern(DatePattern pattern) {
    String day = "(?<day>[0-9]{1,2})";
    String month = "(?<month>[0-9]{1,2})";
    String year = "(?<year>[0-9]{4})";
    String date =
        switch (pattern) {
          case MONTH_DAY_YEAR_SLASH -> month + "/" + day + "/" + year;
          case DAY_MONTH_YEAR_SLASH -> day + "/" + month + "/" + year;
          case DAY_MONTH_YEAR_DOT -> day + "\\." + month + "\\." + year;
          case DAY_MONTH_YEAR_DASH -> day + "-" + month + "-" + year;
          case BASIC -> year + "(?<month>[0-9]{2})(?<day>[0-9]{2})";
        };
    return Pattern.compile(
        date + "(?:[T ](?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})" + SECONDS + ")?");
  }

  private static Optional<Matcher> match(Pattern pattern, String text) {
    return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
  }

  private static Optional<LocalDateTime> local(Matcher found) {
    try {
      LocalDate day =
          LocalDate.of(number(found, "year"), number(found, "month"), number(found, "day"));
      return day.getYear() == 0 ? Optional.empty() : Optional.of(day.atTime(time(found)));
    } catch (DateTimeException noSuchDayOrTime) {
      return Optional.empty();
    }
  }

  private static LocalTime time(Matcher found) {
    if (!found.namedGroups().containsKey("hour") || found.group("hour") == null) {
      return LocalTime.MIDNIGHT;
    }
    String fraction = found.group("fraction");
    // what is finer than a microsecond is left out
    int micros = fraction == null ? 0 : Integer.parseInt((fraction + "00000").substring(0, 6));
    int second = found.group("second") == null ? 0 : number(found, "second");
    return LocalTime.of(number(found, "hour"), number(found, "minute"), second, micros * 1_000);
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }

  private static Optional<Instant> moment(Matcher found, ZoneId zone) {
    @Nullable String offset =
        found.namedGroups().containsKey("offset") ? found.group("offset") : null;
    try {
      return local(found)
          .map(local ->
              offset == null
                  ? Dates.toInstant(local, zone)
                  : local.toInstant(ZoneOffset.of(offset)));
    } catch (DateTimeException noSuchOffset) {
      return Optional.empty();
    }
  }
}
