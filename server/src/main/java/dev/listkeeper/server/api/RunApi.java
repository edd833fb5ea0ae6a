package dev.listkeeper.server.api;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.Approval;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Extent;
import dev.listkeeper.export.run.Forecast;
import dev.listkeeper.export.run.RunCounts;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs of exports: started here, done in the background. */
@RestController
@RequestMapping("/api/v1/exports/{key}/runs")
public class RunApi {
  private final Work work;
  private final ExportRuns runs;
  private final Sections sections;
  private final ConnectionRights rights;

  public RunApi(Work work, ExportRuns runs, Sections sections, ConnectionRights rights) {
    this.work = work;
    this.runs = runs;
    this.sections = sections;
    this.rights = rights;
  }

  /**
   * Which run was started, or was waiting already.
   *
   * @param extent what it will do: one that waited already may do more than was asked for
   */
  public record Started(int number, Extent extent) {}

  /** The runs of an export, latest first. */
  public record RunPage(long total, List<RunView> runs) {}

  /**
   * A run and what came of it so far. Counts of people add up: {@code members} is the sum of added,
   * updated, unchanged, unconfirmed, rejected and all held back.
   *
   * @param words the status as people read it
   * @param pulledAt when the list and the opt-outs were read, before anything was planned
   * @param listMembers ours on the list by read-back
   * @param missing planned, and not on the list by read-back
   * @param unexpected on the list by read-back, and not planned
   * @param newContacts of those added, how many the account may not have had before
   * @param leavers people of ours found missing from the list for the first time
   * @param adoptable members on the list who are not ours, since they were on it before
   * @param adopted members who were on the list before and are taken over as ours
   * @param forecast calls by phase, once planned
   * @param approval what the run asked a person, if it had to; of a plan: what a run would ask
   * @param resumesAt when it goes on, while it waits for a new day's calls
   * @param equal whether the run ended well, and the list is what was planned; absent while it goes
   *     on, and for a plan
   * @param seconds from start to end
   */
  public record RunView(
      Key export,
      int number,
      Status status,
      String words,
      RunState state,
      Extent extent,
      Trigger trigger,
      String by,
      Optional<ListId> list,
      Instant queuedAt,
      Optional<Instant> startedAt,
      Optional<Instant> pulledAt,
      Optional<Instant> endedAt,
      Optional<Double> seconds,
      long calls,
      int imports,
      long members,
      long added,
      long updated,
      long unchanged,
      long unconfirmed,
      Map<HoldBack, Long> heldBack,
      long rejected,
      long shortened,
      long leftOut,
      long listMembers,
      long missing,
      long unexpected,
      long newContacts,
      long leavers,
      long adoptable,
      long adopted,
      RunCounts.Removals removals,
      Optional<Forecast> forecast,
      Optional<Approval> approval,
      Optional<Instant> resumesAt,
      Optional<Boolean> equal,
      Optional<ExportRun.Failure> failure) {

    static RunView of(ExportRun run) {
      RunCounts counts = run.counts();
      return new RunView(
          run.export(),
          run.number(),
          run.status(),
          run.status().words(),
          run.state(),
          run.extent(),
          run.trigger(),
          run.by(),
          run.list(),
          run.queuedAt(),
          run.startedAt(),
          run.pulledAt(),
          run.endedAt(),
          seconds(run),
          run.calls(),
          run.imports(),
          counts.members(),
          counts.added(),
          counts.updated(),
          counts.unchanged(),
          counts.unconfirmed(),
          counts.heldBack(),
          counts.rejected(),
          counts.shortened(),
          counts.leftOut(),
          counts.listMembers(),
          counts.missing(),
          counts.unexpected(),
          counts.newContacts(),
          counts.leavers(),
          counts.adoptable(),
          counts.adopted(),
          counts.removals(),
          run.forecast(),
          run.approval(),
          run.resumesAt(),
          run.endedAt()
              .filter(_ -> run.extent().sends())
              .map(_ -> run.status().isGood() && counts.listEqualsPlan()),
          run.failure());
    }

    private static Optional<Double> seconds(ExportRun run) {
      return run.startedAt()
          .flatMap(start -> run.endedAt().map(end -> Duration.between(start, end)))
          .map(time -> time.toMillis() / 1000.0);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  Started start(
      @PathVariable Key key,
      @RequestParam(defaultValue = "CHANGES") Extent extent,
      @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, sections.exports().require(key));
    int number = work.startRun(key, extent, user);
    return new Started(number, require(key, number).extent());
  }

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  RunPage all(
      @PathVariable Key key,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit) {
    sections.exports().require(key);
    PageLimits.check(offset, limit);
    return new RunPage(
        runs.count(key), runs.latest(key, limit, offset).stream().map(RunView::of).toList());
  }

  @PostMapping("/{number}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  RunView cancel(
      @PathVariable Key key, @PathVariable int number, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, sections.exports().require(key));
    work.cancelRun(key, number, user);
    return one(key, number);
  }

  @PostMapping("/{number}/approve")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  RunView approve(
      @PathVariable Key key, @PathVariable int number, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, sections.exports().require(key));
    work.approveRun(key, number, user);
    return one(key, number);
  }

  /** Ends a run that waits for approval. */
  @PostMapping("/{number}/refuse")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  RunView refuse(
      @PathVariable Key key, @PathVariable int number, @AuthenticationPrincipal CurrentUser user) {
    rights.requireMayEdit(user, sections.exports().require(key));
    work.refuseRun(key, number, user);
    return one(key, number);
  }

  @GetMapping("/{number}")
  @Needs(Permission.SEE_WORKSPACE)
  RunView one(@PathVariable Key key, @PathVariable int number) {
    return RunView.of(require(key, number));
  }

  /**
   * One file of a run.
   *
   * @param bytes size of the whole request body
   * @param activity the import's activity id at Constant Contact, once known
   * @param counters what the service counted; zero until it has finished
   */
  public record BatchView(
      int number,
      Batch.Kind kind,
      long rows,
      long bytes,
      String fileName,
      Batch.State state,
      Optional<String> activity,
      Batch.Counters counters) {

    static BatchView of(Batch batch) {
      return new BatchView(
          batch.number(),
          batch.kind(),
          batch.rows(),
          batch.bytes(),
          batch.fileName(),
          batch.state(),
          batch.activity(),
          batch.counters());
    }
  }

  @GetMapping("/{number}/batches")
  @Needs(Permission.SEE_WORKSPACE)
  List<BatchView> batches(@PathVariable Key key, @PathVariable int number) {
    return runs.batches(require(key, number).id()).stream().map(BatchView::of).toList();
  }

  private ExportRun require(Key key, int number) {
    sections.exports().require(key);
    return runs.find(key, number)
        .orElseThrow(() ->
            new Problem(ProblemCode.NOT_FOUND, "Export '" + key + "' has no run " + number + "."));
  }
}
