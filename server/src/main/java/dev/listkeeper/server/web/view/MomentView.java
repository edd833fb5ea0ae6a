package dev.listkeeper.server.web.view;

/**
 * A point in time.
 *
 * @param iso for programs
 * @param text to the minute, in the workspace's zone
 * @param exact to the second, with the zone; shown on hover
 */
public record MomentView(String iso, String text, String exact) {}
