package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of an export.
 *
 * @param back where Cancel leads
 * @param others fields that are filled and stay as they are
 * @param stands why it can't be filled in yet, in a sentence; null when it can
 * @param problem what is wrong as a whole; null when nothing is
 * @param mistakes what is wrong, by field
 */
public record ExportFormView(
    String title,
    String action,
    String back,
    ExportFields fields,
    List<Option> connections,
    List<Option> emails,
    List<Option> firstNames,
    List<Option> lastNames,
    List<ExportView.Match> others,
    List<Segment> segments,
    @Nullable String stands,
    @Nullable String problem,
    Map<String, String> mistakes) {

  /** A segment to choose. */
  public record Segment(String key, String name, String members, boolean chosen) {}
}
