package dev.listkeeper.server.web.system;

import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.refresh.TaskHistory.Turn;
import dev.listkeeper.server.web.run.RunWords;
import dev.listkeeper.server.web.view.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What there is to say about tasks and refreshes. */
final class TaskWords {
  private TaskWords() {}

  static String trigger(RefreshRun.Trigger trigger, String by, Words words) {
    return words.say("system.trigger." + trigger.name(), by);
  }

  static String trigger(Turn turn, Words words) {
    return turn.run()
        .map(run -> words.say("system.trigger.run." + run.trigger().name(), run.by()))
        .or(() -> turn.refresh().map(one -> trigger(one.trigger(), one.by(), words)))
        .orElse("");
  }

  static String note(Turn turn, Words words) {
    return turn.run().map(run -> note(run, words)).orElse(turn.task().note());
  }

  static String note(ExportRun run, Words words) {
    return RunWords.state(run, words);
  }

  /** How long it took, or has been taking. */
  static String took(Task task, Instant now, Words words) {
    return task.startedAt()
        .map(start -> words.span(Duration.between(start, task.endedAt().orElse(now))))
        .orElse("");
  }

  static Optional<String> detail(Turn turn) {
    return turn.run()
        .map(RunWords::address)
        .or(() -> turn.refresh().map(refresh -> RefreshController.address(refresh.id())));
  }
}
