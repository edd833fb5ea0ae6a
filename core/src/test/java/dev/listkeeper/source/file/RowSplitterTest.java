package dev.listkeeper.source.file;

import static dev.listkeeper.source.file.Split.CSV;
import static dev.listkeeper.source.file.Split.dialect;
import static dev.listkeeper.source.file.Split.lines;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowSplitterTest {

  @Test
  void cuts_fields_and_rows() {
    assertThat(lines("a,b\nc,\n,\r\n\n1,2", CSV))
        .containsExactly("1: [a, b]", "2: [c, ]", "3: [, ]", "5: [1, 2]");
  }

  @Test
  void quotes_hold_delimiters_row_ends_and_doubled_quotes() {
    assertThat(lines("\"a,\nb\",\"say \"\"x\"\"\"\r\nc\"d,\"\"\n", CSV))
        .containsExactly("1: [a,\nb, say \"x\"]", "3: [c\"d, ]");
  }

  @Test
  void quotes_are_characters_where_there_are_none() {
    assertThat(lines("5\" pipe\t\"x\n\"y\"\tz\n", dialect("\t", "\n", "")))
        .containsExactly("1: [5\" pipe, \"x]", "2: [\"y\", z]");
  }

  @Test
  void another_quote_leaves_double_quotes_alone() {
    assertThat(lines("'a''\"b,',\"c\"\n", dialect(",", "\n", "'")))
        .containsExactly("1: [a'\"b,, \"c\"]");
  }

  @Test
  void marks_may_have_several_characters() {
    assertThat(lines("1+|a|b+c&|\n2+|x\ny&d+|&|\n3+|&|\n", dialect("+|", "&|\n", "")))
        .containsExactly("1: [1, a|b+c]", "2: [2, x\ny&d, ]", "4: [3, ]");
  }

  @Test
  void without_a_line_break_in_the_row_end_every_row_is_a_line() {
    assertThat(lines("a,b#c\n,d#\"e,f#", dialect(",", "#", "\"")))
        .containsExactly(
            "1: [a, b]", "2: [c\n, d]", "3: !a quote is opened and not closed <\"e,f>");
  }

  @Test
  void exact_row_ends_keep_other_line_breaks() {
    assertThat(lines("a\nb,c\rd\r\ne,f\r\n", dialect(",", "\r\n", "")))
        .containsExactly("1: [a\nb, c\rd]", "3: [e, f]");
    assertThat(lines("a\rb\r", dialect(",", "\r", ""))).containsExactly("1: [a]", "2: [b]");
  }

  @Test
  void a_row_after_an_unclosed_quote_is_read() {
    assertThat(lines("a,b\n\"x,1\ny,2\nz,3\n", CSV))
        .containsExactly(
            "1: [a, b]", "2: !a quote is opened and not closed <\"x,1>", "3: [y, 2]", "4: [z, 3]");
  }

  @Test
  void text_after_a_closing_quote_loses_one_line_only() {
    assertThat(lines("\"x\"y,1\r\n\"p,1\r\n\"q\",2\n", CSV))
        .containsExactly(
            "1: !text follows a closing quote <\"x\"y,1>",
            "2: !text follows a closing quote <\"p,1>",
            "3: [q, 2]");
  }

  @Test
  void undecodable_bytes_lose_their_row_only() {
    byte[] bytes = "a,b\nc,\u00e9\nd,e\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(lines(bytes, CSV))
        .containsExactly("1: [a, b]", "2: !bytes that are not UTF-8 <c,\ufffd>", "3: [d, e]");
  }

  @Test
  void a_nul_character_loses_its_row_only() {
    assertThat(lines("a,b\nc\0,d\n\"\0\",e\nf,g", CSV))
        .containsExactly(
            "1: [a, b]",
            "2: !a NUL character <c\ufffd,d>",
            "3: !a NUL character <\"\ufffd\",e>",
            "4: [f, g]");
  }

  @Test
  void ten_megabytes_without_a_row_end_are_one_reject() {
    String text = "a,b\n" + "x".repeat(10_000_000) + "\nc,d\n";

    assertThat(lines(text, CSV))
        .hasSize(3)
        .satisfies(
            rows -> assertThat(rows.get(1)).startsWith("2: !the row is longer than 1000000 bytes"),
            rows -> assertThat(rows.get(1)).hasSizeLessThan(RowSplitter.LONGEST_RAW + 100))
        .contains("1: [a, b]", "3: [c, d]");
  }

  @Test
  void a_quote_left_open_before_ten_megabytes_loses_one_line() {
    StringBuilder text = new StringBuilder("\"open,1\n");
    for (int i = 0; i < 500_000; i++) {
      text.append("some text,").append(i).append('\n');
    }

    assertThat(lines(text.toString(), CSV))
        .hasSize(500_001)
        .startsWith("1: !a quote is opened and not closed <\"open,1>", "2: [some text, 0]")
        .endsWith("500001: [some text, 499999]");
  }

  @Test
  void long_rows_below_the_limit_are_read_wherever_buffers_end() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < 40; i++) {
      text.append(i).append(",\"").append("\u00e9\"\"\n".repeat(i * 4_000)).append("\"\n");
    }

    assertThat(lines(text.toString(), CSV))
        .hasSize(39)
        .allMatch(row -> row.matches("(?s)\\d+: \\[\\d+, .*"));
  }

  @Test
  void nothing_but_line_ends_is_no_row() {
    assertThat(lines("", CSV)).isEmpty();
    assertThat(lines("\n\r\n\n", CSV)).isEmpty();
    assertThat(lines("\ufeff", CSV)).isEmpty();
    assertThat(lines("\ufeff\"\"\n", CSV)).containsExactly("1: []");
  }

  @Test
  void lone_quotes_never_stop_it() {
    assertThat(lines("\"", CSV)).containsExactly("1: !a quote is opened and not closed <\">");
    assertThat(lines("a,\"\nb,\"\nc,d\n", CSV)).containsExactly("1: [a, \nb,]", "3: [c, d]");
    assertThat(lines("\"\"\"\n\"\"\"\"\n", CSV)).hasSizeGreaterThan(0);
  }
}
