package dev.listkeeper.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** docs/requirements.md has a row for each requirement; those that are done name a test. */
class RequirementsTest {
  private static final int REQUIREMENTS = 66;
  private static final String DONE = "done";

  private final NamedTests page = new NamedTests("docs/requirements.md");
  private final List<List<String>> rows = page.rows(Pattern.compile("S\\d+"));

  @Test
  void everyRequirementHasOneRow() {
    assertThat(rows.stream().map(List::getFirst))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, REQUIREMENTS).mapToObj(n -> "S" + n).toList());
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(5).doesNotContain(""));
  }

  @Test
  void whatIsDoneNamesATestThatExistsAndWhatIsNotNamesNone() throws IOException {
    for (List<String> row : rows) {
      assertThat(row.get(3)).as(row.getFirst()).isIn(DONE, "in part", "to come", "no behaviour");
      if (row.get(3).equals(DONE) || row.get(3).equals("in part")) {
        assertThat(NamedTests.names(row.get(4))).as(row.getFirst()).isTrue();
      } else {
        assertThat(NamedTests.names(row.get(4))).as(row.getFirst()).isFalse();
      }
    }
    assertThat(page.absent()).isEmpty();
  }

  @Test
  void theTestsThatSecurityNamesExist() throws IOException {
    NamedTests security = new NamedTests("docs/security.md");

    assertThat(security.all()).isNotEmpty();
    assertThat(security.absent()).isEmpty();
  }
}
