package dev.listkeeper.source.file;

import java.time.Instant;
import java.util.List;

/**
 * What lies in a folder that sources may read, by name.
 *
 * @param folder below its allowed folder; empty for that folder itself
 * @param more whether there is more than is told
 */
public record FolderContents(
    int root, String folder, List<String> folders, List<Entry> files, boolean more) {
  public FolderContents {
    folders = List.copyOf(folders);
    files = List.copyOf(files);
  }

  /** One file. */
  public record Entry(String name, long bytes, Instant modified) {}
}
