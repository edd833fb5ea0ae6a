package dev.listkeeper.source.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFoldersTest {
  @TempDir Path root;
  private Path inbox;
  private AllowedFolders folders;

  @BeforeEach
  void someFiles() throws IOException {
    inbox = Files.createDirectories(root.resolve("inbox"));
    Files.createDirectories(inbox.resolve("shop"));
    Files.writeString(inbox.resolve("shop/a.csv"), "a");
    Files.writeString(root.resolve("secret.csv"), "s");
    Files.createDirectories(root.resolve("inbox-not"));
    Files.writeString(root.resolve("inbox-not/b.csv"), "b");
    folders = new AllowedFolders(List.of(root.resolve("missing"), inbox));
  }

  @Test
  void finds_files_below_an_allowed_folder() throws IOException {
    Path expected = inbox.resolve("shop/a.csv").toRealPath();

    assertThat(folders.file("shop", "a.csv")).isEqualTo(expected);
    assertThat(folders.file(".", "shop/a.csv")).isEqualTo(expected);
    assertThat(folders.file(inbox.toString(), "shop/a.csv")).isEqualTo(expected);
    assertThat(folders.file("shop/../shop", "a.csv")).isEqualTo(expected);
  }

  @Test
  void follows_links_that_stay_inside() throws IOException {
    Files.createSymbolicLink(inbox.resolve("link.csv"), inbox.resolve("shop/a.csv"));

    assertThat(folders.file(".", "link.csv")).isEqualTo(inbox.resolve("shop/a.csv").toRealPath());
  }

  @Test
  void an_allowed_folder_may_itself_be_a_link() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), inbox);

    assertThat(new AllowedFolders(List.of(link)).file("shop", "a.csv")).exists();
  }

  @Test
  void refuses_every_way_out() throws IOException {
    Files.createSymbolicLink(inbox.resolve("out.csv"), root.resolve("secret.csv"));
    Files.createSymbolicLink(inbox.resolve("up"), root);

    refuses(ProblemCode.FOLDER_NOT_ALLOWED, "..", "secret.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, ".", "../secret.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, ".", "../none.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, ".", "out.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, "up", "secret.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, "/etc", "passwd");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, ".", "/etc/passwd");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, "../inbox-not", "b.csv");
    refuses(ProblemCode.FOLDER_NOT_ALLOWED, root.resolve("inbox-not").toString(), "b.csv");
  }

  @Test
  void says_that_a_link_leads_out() throws IOException {
    Files.createSymbolicLink(inbox.resolve("out.csv"), root.resolve("secret.csv"));

    assertThatThrownBy(() -> folders.file(".", "out.csv"))
        .hasMessageStartingWith(inbox.resolve("out.csv") + " goes over a link that leads outside");
    assertThatThrownBy(() -> folders.file(".", "none.csv"))
        .hasMessageStartingWith("There is no file " + root.resolve("missing/none.csv") + ":");
  }

  @Test
  void says_what_is_missing_or_not_a_file() {
    refuses(ProblemCode.FILE_NOT_FOUND, "shop", "b.csv");
    refuses(ProblemCode.FILE_UNREADABLE, ".", "shop");
    refuses(ProblemCode.INVALID_REQUEST, ".", "a\0b");
  }

  private void refuses(ProblemCode code, String folder, String file) {
    assertThatThrownBy(() -> folders.file(folder, file))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }
}
