package dev.listkeeper.source.file;

/** Why a row could not be taken as it stands in the file: a closed list, with words for people. */
public sealed interface RowFault {

  /** The reason as a sentence without a full stop. */
  String words();

  record FieldCount(int found, int expected) implements RowFault {
    @Override
    public String words() {
      return "wrong number of fields: " + found + " instead of " + expected;
    }
  }

  record UnclosedQuote() implements RowFault {
    @Override
    public String words() {
      return "a quote is opened and not closed";
    }
  }

  record TextAfterQuote() implements RowFault {
    @Override
    public String words() {
      return "text follows a closing quote";
    }
  }

  record Undecodable(Encoding encoding) implements RowFault {
    @Override
    public String words() {
      return "bytes that are not " + encoding.label();
    }
  }

  /** No store of text that comes after keeps U+0000. */
  record NulCharacter() implements RowFault {
    @Override
    public String words() {
      return "a NUL character";
    }
  }

  record TooLong(int limit) implements RowFault {
    @Override
    public String words() {
      return "the row is longer than " + limit + " bytes";
    }
  }
}
