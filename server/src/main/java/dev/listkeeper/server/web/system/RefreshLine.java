package dev.listkeeper.server.web.system;

import dev.listkeeper.refresh.RefreshSummary;
import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import java.time.Duration;
import java.time.Instant;

/** A refresh in a list of them. */
record RefreshLine(
    String name,
    String address,
    StatusView status,
    String started,
    MomentView at,
    String took,
    String progress) {

  static RefreshLine of(RefreshSummary refresh, Instant now, Words words) {
    return new RefreshLine(
        words.say("system.refresh", Long.toString(refresh.id())),
        RefreshController.address(refresh.id()),
        words.status(refresh.status()),
        TaskWords.trigger(refresh.trigger(), refresh.by(), words),
        words.moment(refresh.startedAt()),
        words.span(Duration.between(refresh.startedAt(), refresh.endedAt().orElse(now))),
        words.say("system.refresh.progress", refresh.done(), refresh.tasks()));
  }
}
