package dev.listkeeper.source.file;

/**
 * Which forms all values of a column have had so far. As every row is seen, a guess never throws
 * one away: what stops fitting gives way to the next wider form, and at last to text.
 */
final class TypeGuess {
  private int possible = ValueForm.ALL;
  private long values;

  void see(byte[] text, int from, int to) {
    if (from < to) {
      values++;
      if (possible != 0) {
        possible &= ValueForm.of(text, from, to);
      }
    }
  }

  /** Notes a value that can only be text. */
  void seeText() {
    values++;
    possible = 0;
  }

  /** How many values were seen. */
  long values() {
    return values;
  }

  /** The type all values have; TEXT for a column without values. */
  ColumnType type() {
    if (values > 0) {
      for (ValueForm form : ValueForm.values()) {
        if ((possible & form.bit()) != 0) {
          return new ColumnType(form.type(), form.pattern(), false, couldBeDayFirst(form));
        }
      }
    }
    return ColumnType.TEXT;
  }

  private boolean couldBeDayFirst(ValueForm form) {
    return switch (form) {
      case MONTH_DAY_SLASH_DATE -> (possible & ValueForm.DAY_MONTH_SLASH_DATE.bit()) != 0;
      case MONTH_DAY_SLASH_TIMESTAMP -> (possible & ValueForm.DAY_MONTH_SLASH_TIMESTAMP.bit()) != 0;
      default -> false;
    };
  }
}
