package dev.listkeeper.source.file;

/**
 * Texts that are taken for days and points in time unasked. {@code yyyyMMdd} is not: numbers of
 * eight digits are numbers until somebody says otherwise.
 */
final class WrittenDate {
  private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

  private WrittenDate() {}

  static int forms(byte[] text, int from, int to) {
    int length = to - from;
    if (length < 8 || length > 40) {
      return 0;
    }
    return text[from + 4] == '-' && number(text, from, from + 4) >= 0
        ? iso(text, from, to)
        : pattern(text, from, to);
  }

  private static int iso(byte[] text, int from, int to) {
    int end = from + 10;
    if (end > to || text[from + 7] != '-') {
      return 0;
    }
    int year = number(text, from, from + 4);
    int month = number(text, from + 5, from + 7);
    if (!isDay(year, month, number(text, from + 8, end))) {
      return 0;
    }
    if (end == to) {
      return ValueForm.ISO_DATE.bit() | ValueForm.ISO_TIMESTAMP.bit();
    }
    boolean time = isTime(text, end, withoutOffset(text, end, to), 2);
    return time ? ValueForm.ISO_TIMESTAMP.bit() : 0;
  }

  /** One or two digits, a mark, one or two digits, the same mark, four digits. */
  private static int pattern(byte[] text, int from, int to) {
    int first = digitsEnd(text, from, to);
    if (first == to || first - from > 2) {
      return 0;
    }
    byte mark = text[first];
    int second = digitsEnd(text, first + 1, to);
    int end = second + 5;
    if (second == to || second - first > 3 || text[second] != mark || end > to) {
      return 0;
    }
    int a = number(text, from, first);
    int b = number(text, first + 1, second);
    int year = number(text, second + 1, end);
    boolean day = end == to;
    if (!day && !isTime(text, end, to, 1)) {
      return 0;
    }
    boolean dayFirst = isDay(year, b, a);
    return switch (mark) {
      case '/' ->
          bits(dayFirst, day, ValueForm.DAY_MONTH_SLASH_DATE, ValueForm.DAY_MONTH_SLASH_TIMESTAMP)
              | bits(
                  isDay(year, a, b),
                  day,
                  ValueForm.MONTH_DAY_SLASH_DATE,
                  ValueForm.MONTH_DAY_SLASH_TIMESTAMP);
      case '.' -> bits(dayFirst, day, ValueForm.DOT_DATE, ValueForm.DOT_TIMESTAMP);
      case '-' -> bits(dayFirst, day, ValueForm.DASH_DATE, ValueForm.DASH_TIMESTAMP);
      default -> 0;
    };
  }

  private static int bits(boolean fits, boolean day, ValueForm date, ValueForm timestamp) {
    return fits ? timestamp.bit() | (day ? date.bit() : 0) : 0;
  }

  /** A blank or T, then H:mm[:ss[.f]]. */
  private static boolean isTime(byte[] text, int from, int to, int leastHourDigits) {
    if (to - from < 5 || (text[from] != ' ' && text[from] != 'T')) {
      return false;
    }
    int colon = digitsEnd(text, from + 1, to);
    int hourDigits = colon - from - 1;
    if (hourDigits < leastHourDigits
        || hourDigits > 2
        || number(text, from + 1, colon) > 23
        || !isSixty(text, colon, to)) {
      return false;
    }
    int seconds = colon + 3;
    if (seconds == to) {
      return true;
    }
    int fraction = seconds + 3;
    if (!isSixty(text, seconds, to)) {
      return false;
    }
    return fraction == to
        || (text[fraction] == '.'
            && fraction + 1 < to
            && to - fraction <= 10
            && digitsEnd(text, fraction + 1, to) == to);
  }

  /** A colon and two digits below 60. */
  private static boolean isSixty(byte[] text, int at, int to) {
    if (at + 3 > to || text[at] != ':') {
      return false;
    }
    int value = number(text, at + 1, at + 3);
    return value >= 0 && value < 60;
  }

  /** Where the time ends before Z or an offset such as +02:00; {@code to} without one. */
  private static int withoutOffset(byte[] text, int from, int to) {
    if (text[to - 1] == 'Z') {
      return to - 1;
    }
    int sign = to - 6;
    boolean offset =
        sign > from
            && (text[sign] == '+' || text[sign] == '-')
            && text[sign + 3] == ':'
            && number(text, sign + 1, sign + 3) >= 0
            && number(text, sign + 1, sign + 3) <= 14
            && isSixty(text, sign + 3, to);
    return offset ? sign : to;
  }

  private static boolean isDay(int year, int month, int day) {
    return year >= 1
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= DAYS[month - 1]
        && (month != 2 || day < 29 || java.time.Year.isLeap(year));
  }

  private static int digitsEnd(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }

  /** The number of at most four digits; -1 when something else is among them. */
  private static int number(byte[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return from == to ? -1 : value;
  }
}
