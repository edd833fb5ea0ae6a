package dev.listkeeper.query;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A value computed from one row: a closed list, so that every engine and every check is an
 * exhaustive switch.
 *
 * <p>Logic is three-valued as in SQL: a comparison with an absent value is absent, and a filter
 * keeps only rows whose predicate is true.
 */
public sealed interface Expression
    permits Literal,
        Expression.Ref,
        Expression.Compare,
        Expression.And,
        Expression.Or,
        Expression.Not,
        Expression.IsAbsent,
        Expression.In,
        Expression.Holds,
        Expression.Matches,
        Expression.Apply,
        Expression.Left,
        Expression.Length,
        Expression.Concat,
        Expression.Coalesce,
        Expression.If,
        Expression.Parse,
        Expression.Format,
        Expression.DatePart,
        Expression.Convert,
        Expression.Fingerprint {

  /** The value of a column of the input. */
  record Ref(String column) implements Expression {}

  /** How two values are compared. Text compares by code point. */
  enum Comparison {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** True or false, never absent: two absent values are the same. */
    SAME
  }

  record Compare(Comparison comparison, Expression left, Expression right) implements Expression {}

  record And(List<Expression> terms) implements Expression {
    public And {
      terms = List.copyOf(terms);
    }
  }

  record Or(List<Expression> terms) implements Expression {
    public Or {
      terms = List.copyOf(terms);
    }
  }

  record Not(Expression term) implements Expression {}

  record IsAbsent(Expression value) implements Expression {}

  /** Whether the value equals one of the options; among none, no value is. */
  record In(Expression value, List<Literal> options) implements Expression {
    public In {
      options = List.copyOf(options);
    }
  }

  /** Where in the text the part has to stand. */
  enum Place {
    ANYWHERE,
    START,
    END
  }

  /** Whether the text holds the part, taken literally. */
  record Holds(Place place, Expression text, String part) implements Expression {}

  /**
   * Whether the whole text matches a regular expression. Only what RE2 and java.util.regex read
   * alike may be used: literals, character classes, groups, alternatives, and greedy repetition.
   */
  record Matches(Expression text, String pattern) implements Expression {}

  /** What can be done to one text. */
  enum TextFunction {
    /**
     * Lower case by Unicode's simple one-to-one mapping. Engines may not know letters younger than
     * Unicode 15 yet.
     */
    LOWER,
    /** Upper case by Unicode's simple one-to-one mapping: ß stays ß. */
    UPPER,
    /** Without white space (Unicode White_Space, and U+FEFF) at both ends. */
    TRIM,
    /** Without control characters (general category Cc). */
    WITHOUT_CONTROLS,
    /** Unicode normalization form C. */
    NFC
  }

  record Apply(TextFunction function, Expression text) implements Expression {}

  /** The first {@code length} code points of a text. */
  record Left(Expression text, int length) implements Expression {}

  /** Number of code points. */
  record Length(Expression text) implements Expression {}

  /** Texts one after another; absent ones count as empty, so the result is never absent. */
  record Concat(List<Expression> parts) implements Expression {
    public Concat {
      parts = List.copyOf(parts);
    }
  }

  /** The first value that is not absent. All of one type. */
  record Coalesce(List<Expression> values) implements Expression {
    public Coalesce {
      values = List.copyOf(values);
    }
  }

  /** One value or the other; an absent condition counts as false. Both of one type. */
  record If(Expression condition, Expression then, Expression otherwise) implements Expression {}

  /**
   * Reads a text as a value of a type; absent when it cannot be read.
   *
   * <p>White space at the ends is passed over, but for TEXT, which is taken as it is. Digits are
   * those of ASCII.
   *
   * <p>Without a pattern: INTEGER {@code [+-]digits}; DECIMAL with a point and at most 28 digits
   * before it, or with an exponent of two digits and at most 9 digits before and 17 after the
   * point; BOOLEAN true/false, t/f, yes/no, y/n, 1/0 in any case; DATE {@code yyyy-MM-dd};
   * TIMESTAMP ISO-8601, {@code T} or a blank between date and time, seconds and fraction (up to
   * nine digits, cut to microseconds) optional, with offset ({@code +hh}, {@code +hh:mm}, {@code
   * +hhmm}, up to 18 hours) or {@code Z} or none. A text that is a date alone is midnight. Years
   * are 0001 to 9999.
   *
   * <p>With a pattern: a date in it, alone or with a time, which DATE leaves out.
   *
   * @param pattern for DATE and TIMESTAMP only
   * @param zone where a timestamp without an offset is read: a local time that clocks skip is later
   *     by what they skip, one that occurs twice is the earlier moment. From the year 2100 on the
   *     zone's offset of its first moment in UTC counts.
   */
  record Parse(Expression text, Type type, Optional<DatePattern> pattern, ZoneId zone)
      implements Expression {}

  /**
   * The canonical text of a value: numbers without superfluous zeros or exponent, true/false, ISO
   * dates, timestamps in UTC as {@code 2026-02-28T09:05:00.5Z}, without superfluous zeros of a
   * fraction.
   */
  record Format(Expression value) implements Expression {}

  /** A part of a date or timestamp, as a whole number. */
  enum Part {
    YEAR,
    MONTH,
    DAY,
    /** Monday is 1, Sunday 7. */
    DAY_OF_WEEK,
    /** Minutes since local midnight; 0 for a date. */
    MINUTE_OF_DAY
  }

  /** A part of a DATE, or of a TIMESTAMP seen in a zone (whose rules end as in {@link Parse}). */
  record DatePart(Part part, Expression date, ZoneId zone) implements Expression {}

  /**
   * A number as another number type; DECIMAL to INTEGER rounds half up (away from zero), and is
   * absent if beyond 64 bits. INTEGER, DECIMAL only.
   */
  record Convert(Expression number, Type type) implements Expression {}

  /**
   * MD5 in hex over texts, absent told apart from empty: of the concatenation of {@code -;} for an
   * absent value and {@code length:value;} (length in code points) otherwise. Stable across engines
   * and versions.
   */
  record Fingerprint(List<Expression> texts) implements Expression {
    public Fingerprint {
      texts = List.copyOf(texts);
    }
  }
}
