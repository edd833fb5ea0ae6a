package dev.listkeeper.segment;

import java.math.BigDecimal;

/** A value as written in a definition; the attribute it is compared with decides what it means. */
public sealed interface Value {

  /** How a sentence shows it. */
  String shown();

  /** A text, a day or a moment. */
  record Text(String text) implements Value {
    @Override
    public String shown() {
      return "'" + text + "'";
    }
  }

  /** A number; 2 and 2.0 are the same. */
  record Numeral(BigDecimal number) implements Value {
    public Numeral {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public String shown() {
      // A short notation for what would print as very many zeros.
      return Math.abs((long) number.scale()) > 40 ? number.toString() : number.toPlainString();
    }
  }

  record Bool(boolean value) implements Value {
    @Override
    public String shown() {
      return String.valueOf(value);
    }
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value of(long number) {
    return new Numeral(BigDecimal.valueOf(number));
  }

  static Value of(boolean value) {
    return new Bool(value);
  }
}
