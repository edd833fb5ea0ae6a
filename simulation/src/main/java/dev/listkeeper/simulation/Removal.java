package dev.listkeeper.simulation;

import java.util.List;

/** A removal as it arrives at the service: addresses to be taken off a list. */
public record Removal(String list, List<String> addresses) {}
