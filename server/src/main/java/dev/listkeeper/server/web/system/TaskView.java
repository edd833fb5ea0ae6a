package dev.listkeeper.server.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last several times of one task.
 *
 * @param page of what it is about, such as the segment; null when it has none
 */
record TaskView(
    String group,
    String name,
    String state,
    String here,
    boolean running,
    @Nullable String page,
    List<TaskGroup.Line> turns) {}
