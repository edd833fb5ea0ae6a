package dev.listkeeper.server.web.run;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import org.jspecify.annotations.Nullable;

/** What a run asks a person before it goes on; of a plan, what a run would ask. */
final class Questions {
  private final ConnectionRights rights;

  Questions(ConnectionRights rights) {
    this.rights = rights;
  }

  /** Null when there is nothing to ask, or it was answered. */
  RunView.@Nullable Question of(Export export, ExportRun run, CurrentUser user, Words words) {
    boolean waits = run.state() == RunState.NEEDS_APPROVAL && !run.isApproved();
    if (run.approval().isEmpty() || (!waits && run.extent().sends())) {
      return null;
    }
    Approval approval = run.approval().get();
    String said =
        words.say(
            "approval." + approval.reason(),
            approval.people(),
            approval.ours(),
            export.displayName());
    if (!waits) {
      return new RunView.Question(words.say("approval.would-ask"), said, null, false, null, null);
    }
    boolean removes = approval.reason() != Approval.Reason.MANY_LEAVERS;
    return new RunView.Question(
        words.say("approval.title"),
        said,
        words.say("approval.until", words.moment(approval.askedAt().plus(Approval.VALID)).text()),
        rights.mayEdit(user, export),
        removes
            ? words.say("approval.approve.removals", run.counts().removals().planned())
            : words.say("approval.approve"),
        words.say("approval.refuse"));
  }
}
