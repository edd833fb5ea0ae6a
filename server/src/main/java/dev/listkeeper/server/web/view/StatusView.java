package dev.listkeeper.server.web.view;

/**
 * A status as icon, colour and word together.
 *
 * @param icon its symbol in icons.svg
 * @param tone good, warning, bad, busy or quiet
 * @param hint what the word means, shown on hover
 */
public record StatusView(String word, String icon, String tone, String hint) {}
