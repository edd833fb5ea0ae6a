package dev.listkeeper.server.web.system;

import java.util.List;

/**
 * The switch that pauses everything.
 *
 * @param sentence whether it is paused, and why
 * @param copied whether Listkeeper paused itself because it looks like a copy
 */
record PauseView(List<SystemTabs.Tab> tabs, boolean paused, boolean copied, String sentence) {}
