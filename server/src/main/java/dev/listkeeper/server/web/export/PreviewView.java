package dev.listkeeper.server.web.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an export would send.
 *
 * @param stands why nothing can be shown, in a sentence; null when something can
 * @param counted how many people there are
 * @param tooLarge both numbers, when they are more than the connection allows; else null
 * @param notes what else is to be known
 * @param columns names of the fields
 * @param lines the first people
 */
public record PreviewView(
    @Nullable String stands,
    String counted,
    @Nullable String tooLarge,
    List<String> notes,
    List<String> columns,
    List<Line> lines) {

  static PreviewView standing(String sentence) {
    return new PreviewView(sentence, "", null, List.of(), List.of(), List.of());
  }

  /**
   * A person.
   *
   * @param address as it would be sent, or as it stands in the data when it can't be
   * @param values in the order of the columns; empty where nothing would be sent
   * @param heldBack why the person would not travel; empty for who would
   * @param note what is said about the values; empty for nothing
   */
  public record Line(
      String customer, String address, List<String> values, String heldBack, String note) {}
}
