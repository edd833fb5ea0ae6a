package dev.listkeeper.server.web.export;

import java.util.List;

/** How an export is set up, to read only. */
public record SettingsView(String name, String address, List<Part> parts) {

  /** A section of it. */
  public record Part(String title, List<Fact> facts) {}

  /** A name and what is set. */
  public record Fact(String name, String text) {}
}
