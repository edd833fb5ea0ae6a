package dev.listkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Snapshot;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.file.ColumnOverride;
import dev.listkeeper.source.file.FileTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {
  private static final FileTable T = FileTable.of("t", "t.csv");

  @TempDir Path home;
  private Reading reading;

  @BeforeEach
  void start() {
    reading = new Reading(home);
  }

  @AfterEach
  void stop() {
    reading.close();
  }

  @Test
  void types_are_found_and_empty_cells_are_absent() {
    reading.file(
        "t.csv",
        """
        id,name,born,seen,sum,vip,zip
        1,"Tamm, Mari",2/28/1990,2024-07-01 12:00:00,1.50,t,00123
        2,"",12/1/1985,2024-01-01T12:00Z,.25,f,10115
        """);

    TableRead read = reading.read(T);

    assertThat(read.schema().columns())
        .extracting(Schema.Column::type)
        .containsExactly(
            Type.INTEGER,
            Type.TEXT,
            Type.DATE,
            Type.TIMESTAMP,
            Type.DECIMAL,
            Type.BOOLEAN,
            Type.TEXT);
    assertThat(reading.rows(read))
        .containsExactly(
            "1|Tamm, Mari|1990-02-28|2024-07-01T09:00:00Z|1.5|true|00123",
            "2|-|1985-12-01|2024-01-01T12:00:00Z|0.25|false|10115");
    assertThat(read.rejected()).isZero();
    assertThat(read.explanation()).contains("Column born is DATE written M/d/yyyy.");
    assertThat(reading.scratch()).isEmpty();
  }

  @Test
  void a_file_that_is_no_parquet_is_named_with_its_table() {
    reading.file("t.parquet", "id,name\n1,Mari\n");

    assertThatThrownBy(() -> reading.read(FileTable.of("t", "t.parquet")))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.FILE_UNREADABLE))
        .hasMessageStartingWith("Table 't' was not read: ")
        .hasMessageContaining("t.parquet can't be read as Parquet")
        .hasMessageContaining("give the table the format it has");
  }

  @Test
  void a_reject_shows_its_line_without_the_row_end() {
    reading.file("t.csv", "id,name\r\n1,Mari\r\n2,Kati,more\r\n3,Mati\r\n");

    TableRead read = reading.read(T);

    assertThat(reading.rejects(read)).singleElement().asString().endsWith("2,Kati,more");
  }

  @Test
  void a_type_that_stops_fitting_late_costs_no_row() {
    StringBuilder text = new StringBuilder("whole,day,number\n");
    for (int i = 0; i < 30_000; i++) {
      text.append(i).append(",2024-01-01,").append(i).append('\n');
    }
    text.append("x1,2024-01-01 10:00,1.5\n");
    reading.file("t.csv", text.toString());

    TableRead read = reading.read(T);

    assertThat(read.rows()).isEqualTo(30_001);
    assertThat(read.rejected()).isZero();
    assertThat(read.schema().columns())
        .extracting(Schema.Column::type)
        .containsExactly(Type.TEXT, Type.TIMESTAMP, Type.DECIMAL);
  }

  @Test
  void malformed_rows_are_rejects_with_line_and_reason() {
    byte[] bytes =
        "id,a,b\n1,\"two\nlines\",x\n2,only\n3,\"open,y\n4,ok,z\n5,XX,q\n6,a,b,c\n7,a,b,\n"
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + 1 < bytes.length; i++) {
      if (bytes[i] == 'X' && bytes[i + 1] == 'X') {
        bytes[i] = (byte) 0xC3;
        bytes[i + 1] = (byte) 0x28;
      }
    }
    // An encoding that is told is not guessed again.
    reading.file("t.csv", bytes);

    TableRead read = reading.read(T.withFormat(SourceFormats.utf8Csv()));

    assertThat(reading.rows(read)).containsExactly("1|two\nlines|x", "4|ok|z", "7|a|b");
    assertThat(reading.rejects(read))
        .containsExactly(
            "t.csv|4|wrong number of fields: 2 instead of 3|2,only",
            "t.csv|5|a quote is opened and not closed|3,\"open,y",
            "t.csv|7|bytes that are not UTF-8|5,\ufffd(,q",
            "t.csv|8|wrong number of fields: 4 instead of 3|6,a,b,c");
  }

  @Test
  void values_that_do_not_fit_what_was_told_are_rejects() {
    reading.file("t.csv", "id,born,n\n1,31/12/2020,5\n2,12/31/2020,6\n3,,x\n4,1/2/2020,\n");

    TableRead read =
        reading.read(
            T.withColumn("born", ColumnOverride.of(Type.DATE, DatePattern.DAY_MONTH_YEAR_SLASH))
                .withColumn("n", ColumnOverride.of(Type.INTEGER)));

    assertThat(reading.rows(read)).containsExactly("1|2020-12-31|5", "4|2020-02-01|-");
    assertThat(reading.rejects(read))
        .containsExactly(
            "t.csv|3|column born is not a DATE written d/M/yyyy: 12/31/2020|2,12/31/2020,6",
            "t.csv|4|column n is not an INTEGER: x|3,,x");
  }

  @Test
  void a_primary_key_is_there_and_is_there_once() {
    reading.file("t.csv", "id,name\n7,first\n,none\n8,other\n7,again\n7,\"and\nagain\"\n9,x\n");

    TableRead read = reading.read(T.withPrimaryKey("id"));

    assertThat(reading.rows(read)).containsExactly("7|first", "8|other", "9|x");
    assertThat(reading.rejects(read))
        .containsExactly(
            "t.csv|3|no primary key: column id is empty|,none",
            "t.csv|5|repeats the primary key of line 2|7,again",
            "t.csv|6|repeats the primary key of line 2|7,and\nagain");
  }

  @Test
  void column_names_and_staged_names_do_not_meet() {
    reading.file("t.csv", "line,c0,v1,rank,Line,reason\n5,1,2,3,4,r\n5,9,9,9,9,r\n");

    TableRead read = reading.read(T.withPrimaryKey("line"));

    assertThat(read.schema().names())
        .containsExactly("line", "c0", "v1", "rank", "Line_2", "reason");
    assertThat(reading.rows(read)).containsExactly("5|1|2|3|4|r");
    assertThat(read.rejected()).isEqualTo(1);
  }

  @Test
  void bytes_of_windows_1252_past_the_sample_are_understood() {
    String ascii = "some plain text,5\n".repeat(40_000);
    reading.file(
        "t.csv", ("name,n\n" + ascii + "caf\u00e9,6\n").getBytes(StandardCharsets.ISO_8859_1));

    TableRead read = reading.read(T);

    assertThat(read.rows()).isEqualTo(40_001);
    assertThat(reading.rows(read)).contains("caf\u00e9|6");
    assertThat(read.explanation().getFirst()).contains("windows-1252");
  }

  @Test
  void a_source_that_fails_changes_nothing_and_names_every_table() {
    reading.file("t.csv", "id\n1\n");
    TableRead before = reading.read(T);
    reading.file("t.csv", "id\n1\n2\n");

    assertThatThrownBy(() ->
            reading.reader.read(
                Reading.source(
                    T,
                    FileTable.of("gone", "gone.csv"),
                    FileTable.of("u", "t.csv").withPrimaryKey("nope"))))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_NOT_FOUND))
        .hasMessageContaining("Table 'gone' was not read: There is no file")
        .hasMessageContaining("no column 'nope' to be the primary key; known here are id.");
    assertThat(reading.snapshots.latest(before.table().dataset())).contains(before.version());
    assertThat(reading.scratch()).isEmpty();
  }

  @Test
  void a_header_alone_is_an_empty_table() {
    reading.file("t.csv", "id,name\r\n");

    TableRead read = reading.read(T.withPrimaryKey("id"));

    assertThat(read.rows()).isZero();
    assertThat(read.schema().names()).containsExactly("id", "name");
  }

  @Test
  void an_override_of_no_column_is_refused() {
    reading.file("t.csv", "id,name\n1,a\n");

    assertThatThrownBy(() -> reading.read(T.withColumn("nam", ColumnOverride.of(Type.TEXT))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("has no column 'nam'; did you mean 'name'?");
  }

  @Test
  void a_preview_shows_rows_and_reasons_and_stores_nothing() {
    reading.file("t.csv", "id;name\n" + "1;a\n2;\n".repeat(50));

    TablePreview preview = reading.reader.preview(Reading.source(), T);

    assertThat(preview.rows()).hasSize(20).startsWith(List.of(Optional.of("1"), Optional.of("a")));
    assertThat(preview.rows().get(1).get(1)).isEmpty();
    assertThat(preview.schema().typeOf("id")).isEqualTo(Type.INTEGER);
    assertThat(preview.explanation())
        .contains("Fields are separated by ';'.", "Rows end with LF.", "Column id is INTEGER.");
    assertThat(reading.snapshots.latest(Reading.source().name(T).dataset())).isEmpty();
  }

  @Test
  void parquet_files_are_read_with_their_own_types() {
    reading.file("t.csv", "id,name,n\n1,a,1.5\n2,,2\n,c,3\n1,d,4\n");
    Snapshot made = reading.read(T).version().snapshot();
    Path parquet;
    try (var files = java.nio.file.Files.walk(made.folder())) {
      parquet = files.filter(f -> f.toString().endsWith(".parquet")).findFirst().orElseThrow();
      java.nio.file.Files.copy(parquet, reading.inbox.resolve("p.parquet"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }

    FileTable table = FileTable.of("p", "p.parquet");
    TableRead read = reading.read(table.withPrimaryKey("id"));

    assertThat(read.rows()).isEqualTo(2);
    assertThat(reading.rejects(read))
        .hasSize(2)
        .anyMatch(row -> row.contains("no primary key: column id is empty|"))
        .anyMatch(row -> row.contains("repeats the primary key 1|1|"));
    assertThat(reading.read(table).rows()).isEqualTo(4);
    assertThat(reading.reader.preview(Reading.source(), table).rows()).hasSize(4);
  }

  @Test
  void rejects_of_the_last_read_do_not_stay() {
    reading.file("t.csv", "id,a\n1\n2,b\n");
    assertThat(reading.read(T).rejected()).isEqualTo(1);

    reading.file("t.csv", "id,a\n2,b\n");

    assertThat(reading.read(T).rejected()).isZero();
    assertThat(
            reading.engine.count(
                new Query.Scan(
                    reading
                        .snapshots
                        .latest(Reading.source().name(T).rejects())
                        .orElseThrow()
                        .snapshot())))
        .isZero();
  }
}
