package dev.listkeeper.server.cli;

import dev.listkeeper.server.audit.AuditAction;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Who did what. */
@Command(
    name = "audit",
    description = "Shows who did what, latest first.",
    mixinStandardHelpOptions = true)
public final class AuditCommand extends ClientCommand {
  @Option(names = "--who", paramLabel = "TEXT", description = "A part of an e-mail or token name.")
  private String who = "";

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "One of ${COMPLETION-CANDIDATES}.")
  private @Nullable AuditAction action;

  @Option(
      names = "--object",
      paramLabel = "OBJECT",
      description = "Such as segments/loyal, or segments for all of them.")
  private String object = "";

  @Option(names = "--from", paramLabel = "TIME", description = "Such as 2026-03-01T00:00:00Z.")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Up to, and not including.")
  private @Nullable Instant to;

  @Option(names = "--offset", description = "Leave out so many.")
  private long offset;

  @Option(names = "--limit", description = "Show at most so many (default 50).")
  private int limit = 50;

  @Option(names = "--csv", description = "All that is found, as a file for a spreadsheet.")
  private boolean csv;

  @Override
  int run(Api api) {
    if (csv) {
      print(api.text("/audit.csv?" + query()).stripTrailing());
      return 0;
    }
    JsonNode page = api.get("/audit?" + query() + "&offset=" + offset + "&limit=" + limit);
    if (json()) {
      print(page);
    } else {
      page.path("entries").forEach(this::line);
    }
    return 0;
  }

  private String query() {
    StringBuilder query = new StringBuilder("who=" + Api.part(who) + "&object=" + Api.part(object));
    add(query, "action", action);
    add(query, "from", from);
    add(query, "to", to);
    return query.toString();
  }

  private static void add(StringBuilder query, String name, @Nullable Object value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(Api.part(value.toString()));
    }
  }

  private void line(JsonNode entry) {
    String token = entry.path("token").asString("");
    print(
        "%s  %s%s  %s  %s  %s"
            .formatted(
                entry.path("at").asString(),
                entry.path("who").asString(),
                token.isEmpty() ? "" : " (token " + token + ")",
                entry.path("action").asString().toLowerCase(Locale.ROOT).replace('_', ' '),
                entry.path("object").asString(),
                entry.path("from").asString()));
    entry
        .path("changes")
        .forEach(change ->
            print(
                "    "
                    + change.path("field").asString()
                    + ": "
                    + Changes.value(change.path("before"))
                    + " -> "
                    + Changes.value(change.path("after"))));
  }
}
