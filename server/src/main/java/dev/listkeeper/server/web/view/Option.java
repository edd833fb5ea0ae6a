package dev.listkeeper.server.web.view;

/** An entry of a select. */
public record Option(String value, String label, boolean selected) {}
