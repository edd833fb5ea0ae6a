package dev.listkeeper.server.web.system;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entire refresh.
 *
 * @param here address of the page as it is, for looking again
 * @param canceling who asked it to end, in a sentence; null when nobody did
 * @param cancel where it can be asked to end; null when it can't
 */
record RefreshView(
    String title,
    StatusView status,
    String state,
    String here,
    boolean running,
    int done,
    int total,
    String started,
    MomentView at,
    String took,
    @Nullable String canceling,
    @Nullable String cancel,
    List<TaskGroup> groups) {}
