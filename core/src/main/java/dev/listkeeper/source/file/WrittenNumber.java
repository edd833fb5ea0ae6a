package dev.listkeeper.source.file;

/**
 * Texts that are taken for numbers unasked: those that lose nothing by it. No leading zeros (postal
 * codes), no leading plus (telephones), no exponent (article numbers such as 12E5), no more digits
 * than the types keep.
 */
final class WrittenNumber {
  private static final int MOST_INTEGER_DIGITS = 18;
  private static final int MOST_WHOLE_DIGITS = 28;
  private static final int MOST_DECIMALS = 10;

  private WrittenNumber() {}

  static int forms(byte[] text, int from, int to) {
    int start = text[from] == '-' ? from + 1 : from;
    int point = digits(text, start, to);
    int whole = point - start;
    if (whole > MOST_WHOLE_DIGITS || (whole > 1 && text[start] == '0')) {
      return 0;
    }
    if (point == to) {
      return whole == 0
          ? 0
          : ValueForm.DECIMAL.bit() | (whole <= MOST_INTEGER_DIGITS ? ValueForm.INTEGER.bit() : 0);
    }
    int end = text[point] == '.' ? digits(text, point + 1, to) : point;
    int decimals = end - point - 1;
    return end == to && decimals >= 1 && decimals <= MOST_DECIMALS ? ValueForm.DECIMAL.bit() : 0;
  }

  private static int digits(byte[] text, int from, int to) {
    int at = from;
    while (at < to && text[at] >= '0' && text[at] <= '9') {
      at++;
    }
    return at;
  }
}
