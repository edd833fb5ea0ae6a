package dev.listkeeper.server.web.system;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands.
 *
 * @param here address of the page as it is, for looking again
 * @param running whether something is under way
 * @param current the refresh that is under way; null when none is
 * @param history the last refreshes
 */
record SystemStatusView(
    List<SystemTabs.Tab> tabs,
    String state,
    String here,
    boolean running,
    boolean mayRefresh,
    @Nullable RefreshLine current,
    List<TaskGroup> groups,
    List<RefreshLine> history) {}
