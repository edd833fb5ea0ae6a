package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.query.StagedText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedRowsTest {
  @TempDir Path folder;

  @Test
  void writes_what_staged_text_writes() throws IOException {
    String plain = "\u00e4\n\u001f,".repeat(200_000);
    try (StagedText expected = new StagedText(folder.resolve("expected"))) {
      expected.field("7");
      expected.field(null);
      expected.field("say \"x\"");
      expected.endRow();
      expected.field(null);
      expected.field(plain);
      expected.endRow();
    }
    try (StagedRows rows = new StagedRows(folder.resolve("actual"))) {
      rows.number(7);
      rows.absent();
      rows.text("say \"x\"");
      rows.endRow();
      rows.absent();
      byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
      rows.field(bytes, 0, bytes.length);
      rows.endRow();
      assertThat(rows.rows()).isEqualTo(2);
    }

    assertThat(Files.mismatch(folder.resolve("actual"), folder.resolve("expected"))).isEqualTo(-1);
  }
}
