package dev.listkeeper.server.web.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table of a source: its columns as of the last read, and how its file is understood now.
 *
 * @param trouble why the file can't be looked at; null when it can
 * @param explanation a sentence each
 * @param preview the first rows
 */
public record TableView(
    String name,
    String source,
    String sourceAddress,
    String rejectsAddress,
    String state,
    String rejects,
    boolean hasRejects,
    List<Column> columns,
    @Nullable String trouble,
    List<String> explanation,
    List<String> previewColumns,
    List<List<String>> preview) {

  /** A column and its type in words. */
  public record Column(String name, String type, boolean key) {}
}
