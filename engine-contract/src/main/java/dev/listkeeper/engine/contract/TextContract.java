package dev.listkeeper.engine.contract;

import static dev.listkeeper.engine.contract.Rows.column;
import static dev.listkeeper.engine.contract.Rows.numbered;
import static dev.listkeeper.engine.contract.Rows.ref;
import static dev.listkeeper.engine.contract.Rows.row;
import static dev.listkeeper.engine.contract.Rows.table;

import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Expression.Place;
import dev.listkeeper.query.Expression.TextFunction;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to texts, by code point and not by byte, unit or grapheme. */
public interface TextContract extends EngineUnderTest {

  private static Expression apply(TextFunction function) {
    return new Expression.Apply(function, ref("x"));
  }

  @Test
  default void lowerCaseMapsLetterByLetter() {
    assertValues(
            numbered(Type.TEXT, "ÄÖÜ", "İI", "ΑΣ", "ǅ", "ß", "ẞ", "😀A1_", "", null),
            apply(TextFunction.LOWER))
        .containsExactly("äöü", "ii", "ασ", "ǆ", "ß", "ß", "😀a1_", "", null);
  }

  @Test
  default void upperCaseMapsLetterByLetter() {
    assertValues(
            numbered(Type.TEXT, "äöü", "ıi", "ς", "straße", "ßß", "ŉ", "ﬁ", "ÿ", "", null),
            apply(TextFunction.UPPER))
        .containsExactly("ÄÖÜ", "II", "Σ", "STRAßE", "ßß", "ŉ", "ﬁ", "Ÿ", "", null);
  }

  @Test
  default void trimRemovesUnicodeWhiteSpaceAtBothEnds() {
    String white =
        " \t\n\u000b\f\r\u0085\u00a0\u1680\u2000\u2005\u200a\u2028\u2029\u202f\u205f\u3000\ufeff";

    assertValues(
            numbered(Type.TEXT, white + "a b" + white, white, " a\n", "\u200ba\u200b", "", null),
            apply(TextFunction.TRIM))
        .containsExactly("a b", "", "a", "\u200ba\u200b", "", null);
  }

  @Test
  default void controlCharactersAreRemoved() {
    assertValues(
            numbered(Type.TEXT, "a\u0000b\u001f\n\u007f\u0085c", "\u00adé\u200b😀", "", null),
            apply(TextFunction.WITHOUT_CONTROLS))
        .containsExactly("abc", "\u00adé\u200b😀", "", null);
  }

  @Test
  default void composesToNormalFormC() {
    assertValues(
            numbered(Type.TEXT, "e\u0301", "\u212b", "a\u0323\u0302", "각", "ﬁ", null),
            apply(TextFunction.NFC))
        .containsExactly("é", "Å", "ậ", "각", "ﬁ", null);
  }

  @Test
  default void lengthCountsCodePoints() {
    assertValues(
            numbered(Type.TEXT, "é", "e\u0301", "👩‍👩‍👧", "", "a\u0000b", null),
            new Expression.Length(ref("x")))
        .containsExactly(1L, 2L, 5L, 0L, 3L, null);
  }

  @Test
  default void leftCutsBetweenCodePoints() {
    Query table = numbered(Type.TEXT, "😀😀a", "e\u0301x", "a", "", null);

    assertValues(table, new Expression.Left(ref("x"), 2))
        .containsExactly("😀😀", "e\u0301", "a", "", null);
    assertValues(table, new Expression.Left(ref("x"), 1)).containsExactly("😀", "e", "a", "", null);
    assertValues(table, new Expression.Left(ref("x"), 0)).containsExactly("", "", "", "", null);
  }

  @Test
  default void concatTakesAbsentTextsAsEmpty() {
    Query texts =
        table(
            List.of(column("n", Type.INTEGER), column("x", Type.TEXT), column("y", Type.TEXT)),
            row(1L, "a", "b"),
            row(2L, "a", null),
            row(3L, null, null));

    assertValues(texts, new Expression.Concat(List.of(ref("x"), ref("y"))))
        .containsExactly("ab", "a", "");
    assertValues(texts, new Expression.Concat(List.of(ref("y")))).containsExactly("b", "", "");
  }

  @Test
  default void aPartIsFoundLiterally() {
    Query table = numbered(Type.TEXT, "100%", "a_b", "axb", "a\\b", "it's", "", null);

    assertValues(table, new Expression.Holds(Place.ANYWHERE, ref("x"), "%"))
        .containsExactly(true, false, false, false, false, false, null);
    assertValues(table, new Expression.Holds(Place.START, ref("x"), "a_"))
        .containsExactly(false, true, false, false, false, false, null);
    assertValues(table, new Expression.Holds(Place.END, ref("x"), "\\b"))
        .containsExactly(false, false, false, true, false, false, null);
    assertValues(table, new Expression.Holds(Place.ANYWHERE, ref("x"), "'"))
        .containsExactly(false, false, false, false, true, false, null);
    assertValues(table, new Expression.Holds(Place.ANYWHERE, ref("x"), ""))
        .containsExactly(true, true, true, true, true, true, null);
  }

  @Test
  default void aPatternMatchesTheWholeText() {
    Query table = numbered(Type.TEXT, "ab12", "xab12", "ab12\n", "AB12", "äb12", "", null);

    assertValues(table, new Expression.Matches(ref("x"), "[a-z]+[0-9]{2}"))
        .containsExactly(true, true, false, false, false, false, null);
    assertValues(table, new Expression.Matches(ref("x"), "ab|ab12"))
        .containsExactly(true, false, false, false, false, false, null);
    assertValues(table, new Expression.Matches(ref("x"), "[^']*"))
        .containsExactly(true, true, true, true, true, true, null);
  }

  @Test
  default void fingerprintsAreStableAndTellAbsentFromEmpty() {
    Query texts =
        table(
            List.of(column("n", Type.INTEGER), column("x", Type.TEXT), column("y", Type.TEXT)),
            row(1L, "a", "b"),
            row(2L, "ab", ""),
            row(3L, null, ""),
            row(4L, "", null),
            row(5L, "😀e\u0301", "1:x;-;"));

    assertValues(texts, new Expression.Fingerprint(List.of(ref("x"), ref("y"))))
        .containsExactly(
            Md5.of("1:a;1:b;"),
            Md5.of("2:ab;0:;"),
            Md5.of("-;0:;"),
            Md5.of("0:;-;"),
            Md5.of("3:😀e\u0301;6:1:x;-;;"));
  }
}
