package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.schedule.RecurrenceView;
import dev.listkeeper.server.web.view.MomentView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schedule of one or several exports.
 *
 * @param back where Cancel leads
 * @param exports whose it is
 * @param groups choices under their headings
 * @param next when it would run next, as far as that can be said
 * @param nextSaid why there are no such times; null when there are
 * @param mistakes what is wrong, by field
 */
public record ScheduleView(
    String title,
    String action,
    String back,
    List<Chosen> exports,
    List<Group> groups,
    RecurrenceView own,
    List<MomentView> next,
    @Nullable String nextSaid,
    @Nullable String problem,
    Map<String, String> mistakes) {

  /** An export and its schedule as it is now. */
  public record Chosen(String key, String name, String schedule) {}

  /** Choices that belong together; the heading is empty for one export's. */
  public record Group(String heading, List<Choice> choices) {}

  /** One choice; the one of own times has them beneath. */
  public record Choice(String value, String label, String hint, boolean chosen, boolean ownTimes) {}
}
