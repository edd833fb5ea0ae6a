package dev.listkeeper.source.file;

/**
 * Which forms all values of a column have had so far. As every row is seen, a guess never throws
 * one away: what stops fitting gives way to the next wider form, and at last to text.
 */
final class TypeGuess {
  private int possible = ValueForm.ALL;
  private boolean any;

  void see(byte[] text, int from, int to) {
    if (from < to) {
      any = true;
      if (possible != 0) {
        possible &= ValueForm.of(text, from, to);
      }
    }
  }

  /** Notes a value that can only be text. */
  void seeText() {
    any = true;
    possible = 0;
  }

  /** The type all values have; TEXT for a column without values. */
  ColumnType type() {
    if (any) {
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
