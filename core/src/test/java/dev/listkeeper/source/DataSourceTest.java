package dev.listkeeper.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.query.DatePattern;
import dev.listkeeper.query.Type;
import dev.listkeeper.source.file.ColumnOverride;
import dev.listkeeper.source.file.Encoding;
import dev.listkeeper.source.file.FileFormat;
import dev.listkeeper.source.file.FileTable;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DataSourceTest {
  private final JsonMapper json = JsonMapper.builder().build();

  @Test
  void a_key_and_a_file_are_enough_for_a_table() {
    DataSource source =
        json.readValue(
            "{\"key\": \"shop\", \"tables\": [{\"key\": \"person\", \"file\": \"person.csv\"}]}",
            DataSource.class);

    assertThat(source.displayName()).isEqualTo("shop");
    assertThat(source.folder()).isEqualTo(".");
    assertThat(source.tables()).containsExactly(FileTable.of("person", "person.csv"));
    assertThat(source.tables().getFirst().effectiveFormat())
        .isEqualTo(FileFormat.Delimited.DETECTED);
    assertThat(json.writeValueAsString(source.tables()))
        .isEqualTo("[{\"key\":\"person\",\"file\":\"person.csv\"}]");
  }

  @Test
  void everything_that_can_be_said_survives_json() {
    String text =
        """
        {"key": "aw", "displayName": "AdventureWorks", "folder": "raw", "tables": [
          {"key": "email", "file": "EmailAddress.csv", "primaryKey": "EmailAddressID",
           "format": {"type": "delimited", "encoding": "cp1252", "delimiter": "+|",
                      "rowEnd": "&|\\n", "quote": "none", "header": false,
                      "columnNames": ["A", "B"], "zone": "Europe/Tallinn"},
           "columns": {"A": {"type": "DATE", "pattern": "M/d/yyyy"}, "B": {"type": "TEXT"}}},
          {"key": "p", "file": "p.bin", "format": {"type": "parquet"}}]}
        """;

    DataSource source = json.readValue(text, DataSource.class);

    FileTable table = source.tables().getFirst();
    FileFormat.Delimited format = (FileFormat.Delimited) table.format().orElseThrow();
    assertThat(format.encoding()).contains(Encoding.WINDOWS_1252);
    assertThat(format.zone()).contains(ZoneId.of("Europe/Tallinn"));
    assertThat(table.columns())
        .containsEntry("A", ColumnOverride.of(Type.DATE, DatePattern.MONTH_DAY_YEAR_SLASH))
        .containsEntry("B", ColumnOverride.of(Type.TEXT));
    assertThat(source.tables().getLast().effectiveFormat()).isEqualTo(new FileFormat.Parquet());
    assertThat(json.readValue(json.writeValueAsString(source), DataSource.class)).isEqualTo(source);
  }

  @Test
  void a_format_without_a_type_is_delimited_text() {
    FileTable table =
        json.readValue(
            "{\"key\": \"t\", \"file\": \"t.txt\", \"format\": {\"delimiter\": \";\"}}",
            FileTable.class);

    assertThat(table.effectiveFormat())
        .isInstanceOfSatisfying(
            FileFormat.Delimited.class, f -> assertThat(f.delimiter()).contains(";"));
  }

  @Test
  void files_named_parquet_are_parquet() {
    assertThat(FileTable.of("t", "x/Y.PARQUET").effectiveFormat())
        .isEqualTo(new FileFormat.Parquet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"key\": \"t\"}",
        "{\"key\": \"t\", \"file\": \" \"}",
        "{\"file\": \"a.csv\"}",
        "{\"key\": \"t\", \"file\": \"a\", \"format\": {\"delimiter\": \"\"}}",
        "{\"key\": \"t\", \"file\": \"a\", \"format\": {\"quote\": \"<<\"}}",
        "{\"key\": \"t\", \"file\": \"a\", \"format\": {\"quote\": \",\", \"delimiter\": \",\"}}",
        "{\"key\": \"t\", \"file\": \"a\", \"format\": {\"encoding\": \"EBCDIC-X\"}}",
        "{\"key\": \"t\", \"file\": \"a\", \"format\": {\"columnNames\": [\"a\", \"A\"]}}",
        "{\"key\": \"t\", \"file\": \"a\", \"columns\": {\"x\": {\"type\": \"DATE\", \"pattern\": \"yy\"}}}",
        "{\"key\": \"t\", \"file\": \"a\", \"columns\": {\"x\": {\"type\": \"TEXT\", \"pattern\": \"M/d/yyyy\"}}}",
        "{\"key\": \"t\", \"file\": \"a.parquet\", \"columns\": {\"x\": {\"type\": \"TEXT\"}}}"
      })
  void what_makes_no_sense_is_refused_with_a_sentence(String text) {
    Throwable thrown = catchThrowable(() -> json.readValue(text, FileTable.class));
    while (thrown != null && !(thrown instanceof Problem)) {
      thrown = thrown.getCause();
    }

    assertThat(thrown).isNotNull().message().matches("(?s)[A-Z'].*\\.");
  }

  @Test
  void tables_of_a_source_have_different_keys() {
    assertThatThrownBy(() ->
            new DataSource(
                new dev.listkeeper.workspace.Key("s"),
                "S",
                ".",
                java.util.List.of(FileTable.of("t", "a"), FileTable.of("t", "b"))))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("two tables with the key 't'");
  }
}
