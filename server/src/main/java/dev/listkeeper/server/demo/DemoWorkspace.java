package dev.listkeeper.server.demo;

import dev.listkeeper.export.ListId;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.workspace.Key;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What the demo defines: source, segment, connection and export, by a workspace file. */
final class DemoWorkspace {
  static final Key EXPORT = new Key("newsletter");

  /** What stands in the file where the id of the sandbox's list belongs. */
  private static final String NO_LIST = "00000000-0000-0000-0000-000000000000";

  private DemoWorkspace() {}

  /** On the first day only: what a visitor has changed since stays changed. */
  static void applyOnce(WorkspaceEditor editor, ListId list) {
    if (editor.stored().sources().isEmpty()) {
      editor.apply(file().replace(NO_LIST, list.value()), false);
    }
  }

  private static String file() {
    try (InputStream in = DemoWorkspace.class.getResourceAsStream("/demo/listkeeper.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's workspace file can't be read.", e);
    }
  }
}
