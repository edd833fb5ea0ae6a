package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The form of an export.
 *
 * @param action where it is saved
 * @param export key of the export; empty for a new one
 * @param back where Cancel leads
 * @param typed whether something was typed that is not saved
 * @param problem what is wrong as a whole; null when nothing is
 * @param mistakes what is wrong, by the id of the field
 * @param first id of the first of them; empty when there is none
 * @param leaving what becomes of people on the list it had; null while nothing is to be asked
 * @param preview null while nothing was computed
 */
public record ExportFormView(
    String title,
    String action,
    String export,
    String back,
    boolean typed,
    @Nullable String problem,
    Map<String, String> mistakes,
    String first,
    ExportFields fields,
    Connections connections,
    Lists lists,
    List<Option> emails,
    List<Row> rows,
    List<Segment> segments,
    Rules rules,
    Schedules schedule,
    @Nullable Leaving leaving,
    @Nullable PreviewView preview) {

  /**
   * The connections to choose from.
   *
   * @param none why there is none, and whom to ask; null when there are some
   * @param mayAdd whether the person may add one
   */
  public record Connections(List<Option> options, @Nullable String none, boolean mayAdd) {}

  /**
   * The lists to choose from.
   *
   * @param shown what stands in the field
   * @param was id and shown name of the list it stands for
   * @param id of that list, shown below when its name stands in the field; else empty
   * @param trouble why the account's lists are not known; null when they are
   * @param options names with what else is to be said about them
   * @param mayMake whether the person may make one
   */
  public record Lists(
      String shown,
      String was,
      String id,
      @Nullable String trouble,
      List<Option> options,
      boolean mayMake) {}

  /**
   * A field of the contact and what fills it.
   *
   * @param said a written value in words; empty for the others
   * @param missing what it means that the account has no such custom field; empty when it has
   * @param mayMake whether the person may make it
   */
  public record Row(
      int number,
      String id,
      List<Group> fields,
      String name,
      List<Option> kinds,
      List<Option> attributes,
      String text,
      String said,
      String missing,
      boolean mayMake) {}

  /** Entries of a select under a heading. */
  public record Group(String label, List<Option> options) {}

  /**
   * A segment to choose.
   *
   * @param also other exports to the same account it is in, in a sentence; empty for none
   */
  public record Segment(String key, String name, String members, boolean chosen, String also) {}

  /**
   * What the rules can be.
   *
   * @param mayLoosen whether the person may loosen brakes
   * @param mayRevive whether the person may change whether deleted people are sent again
   */
  public record Rules(
      List<Option> modes, List<Option> consents, boolean mayLoosen, boolean mayRevive) {}

  /**
   * When it can run.
   *
   * @param home the workspace's zone
   */
  public record Schedules(List<Option> runs, List<Option> days, String home) {}

  /** The question what becomes of people on the list it had. */
  public record Leaving(String question, List<Option> options) {}
}
