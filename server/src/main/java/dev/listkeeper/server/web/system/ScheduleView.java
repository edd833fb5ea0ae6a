package dev.listkeeper.server.web.system;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Option;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system's schedule, to be changed.
 *
 * @param set who set it last, and when; null before anybody did
 * @param zones all that can be named
 * @param mistakes by field
 * @param preview when it would run as it is filled in, in a sentence
 * @param next the times themselves; none when it is off, or has mistakes
 */
record ScheduleView(
    List<SystemTabs.Tab> tabs,
    String state,
    @Nullable String set,
    ScheduleFields fields,
    List<Option> days,
    List<String> zones,
    Map<String, String> mistakes,
    String preview,
    List<MomentView> next) {}
