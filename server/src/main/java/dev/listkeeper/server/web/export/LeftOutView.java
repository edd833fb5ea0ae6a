package dev.listkeeper.server.web.export;

import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.work.Work;

/** An export that was left out when all were run, and why. */
public record LeftOutView(String name, String address, String reason) {
  static LeftOutView of(Work.LeftOut one, Words words) {
    return new LeftOutView(
        one.displayName(),
        ExportViews.address(one.export()),
        words.say("exports.left-out", one.cause()));
  }
}
