package dev.listkeeper.export.run;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of an export, as stored.
 *
 * @param id unique in the installation
 * @param number from 1 within the export
 * @param list the list it works on, fixed at preflight
 * @param calls calls to Constant Contact so far
 * @param imports import activities so far
 * @param forecast of the calls, once planned
 * @param approval whether it stopped for one, and what was decided
 * @param failure what went wrong and what to do, for a Failed or Skipped run
 */
public record ExportRun(
    long id,
    Key export,
    int number,
    Request request,
    RunState state,
    Status status,
    Optional<ListId> list,
    Moments moments,
    long calls,
    int imports,
    RunCounts counts,
    Optional<Forecast> forecast,
    Optional<Approval> approval,
    Optional<Failure> failure) {

  /**
   * What was asked for.
   *
   * @param by who asked; the export user for scheduled ones
   */
  public record Request(Trigger trigger, String by, Extent extent, Instant at) {
    /** For new and changed people. */
    public static Request of(Trigger trigger, String by, Instant at) {
      return new Request(trigger, by, Extent.CHANGES, at);
    }
  }

  /**
   * When it got where.
   *
   * @param pulled when the list and the opt-outs were read
   * @param resumes when it goes on, for a run that waits for a new day's calls
   */
  public record Moments(
      Optional<Instant> started,
      Optional<Instant> pulled,
      Optional<Instant> ended,
      Optional<Instant> resumes) {
    public static final Moments NONE =
        new Moments(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Why a run failed, in a sentence for a person. */
  public record Failure(ProblemCode code, String sentence) {
    private static final int LONGEST = 2_000;

    public Failure {
      sentence =
          sentence.length() > LONGEST ? sentence.substring(0, LONGEST).strip() + "…" : sentence;
    }
  }

  /** A new one, waiting. */
  public static ExportRun queued(long id, Key export, int number, Request request) {
    return new ExportRun(
        id,
        export,
        number,
        request,
        RunState.QUEUED,
        Status.QUEUED,
        Optional.empty(),
        Moments.NONE,
        0,
        0,
        RunCounts.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public Trigger trigger() {
    return request.trigger();
  }

  public String by() {
    return request.by();
  }

  public Extent extent() {
    return request.extent();
  }

  public Instant queuedAt() {
    return request.at();
  }

  public Optional<Instant> startedAt() {
    return moments.started();
  }

  public Optional<Instant> pulledAt() {
    return moments.pulled();
  }

  public Optional<Instant> endedAt() {
    return moments.ended();
  }

  public Optional<Instant> resumesAt() {
    return moments.resumes();
  }

  /** Does more than it was asked at first, if there is more. */
  public ExportRun widened(Extent more) {
    Extent all = request.extent().with(more);
    Change change = new Change(this);
    change.request = new Request(request.trigger(), request.by(), all, request.at());
    return change.made();
  }

  /** Waiting, and to work on this list whatever the export's list is by then. */
  public ExportRun aimedAt(ListId on) {
    Change change = new Change(this);
    change.list = Optional.of(on);
    return change.made();
  }

  public ExportRun started(ListId on, Instant at) {
    Change change = new Change(this);
    change.to(RunState.PREFLIGHT);
    change.status = Status.REFRESHING;
    change.list = Optional.of(on);
    change.started = Optional.of(moments.started().orElse(at));
    return change.made();
  }

  public ExportRun to(RunState next) {
    Change change = new Change(this);
    change.to(next);
    return change.made();
  }

  public ExportRun pulled(Instant at) {
    Change change = new Change(this);
    change.pulled = Optional.of(at);
    return change.made();
  }

  public ExportRun counted(RunCounts now) {
    Change change = new Change(this);
    change.counts = now;
    return change.made();
  }

  public ExportRun used(long callsSoFar) {
    Change change = new Change(this);
    change.calls = callsSoFar;
    return change.made();
  }

  public ExportRun imported(int importsSoFar) {
    Change change = new Change(this);
    change.imports = importsSoFar;
    return change.made();
  }

  public ExportRun forecast(Forecast calls) {
    Change change = new Change(this);
    change.forecast = Optional.of(calls);
    return change.made();
  }

  /** Waits for a new day's calls; it holds its list meanwhile. */
  public ExportRun waitingUntil(Instant at) {
    Change change = new Change(this);
    change.resumes = Optional.of(at);
    return change.made();
  }

  public ExportRun goingOn() {
    Change change = new Change(this);
    change.resumes = Optional.empty();
    return change.made();
  }

  /** Stops before anything is sent, and leaves its list to others until somebody decides. */
  public ExportRun asking(Approval question) {
    Change change = new Change(this);
    change.to(RunState.NEEDS_APPROVAL);
    change.status = Status.NEEDS_APPROVAL;
    change.approval = Optional.of(question);
    return change.made();
  }

  /** May go on; what was pulled counts as old, so that it is pulled again. */
  public ExportRun approved(String person) {
    Change change = new Change(this);
    change.approval = approval.map(question -> question.by(person));
    change.pulled = Optional.empty();
    return change.made();
  }

  /** Stays a plan, and says what a run would ask. */
  public ExportRun wouldAsk(Optional<Approval> question) {
    Change change = new Change(this);
    change.approval = question;
    return change.made();
  }

  /** At work again after an approval. */
  public ExportRun takenUp() {
    Change change = new Change(this);
    change.to(RunState.PLANNED);
    change.status = Status.REFRESHING;
    return change.made();
  }

  public ExportRun ended(Status end, Optional<Failure> why, Instant at) {
    if (!end.isFinal()) {
      throw new IllegalArgumentException(end + " is no end");
    }
    Change change = new Change(this);
    change.to(RunState.DONE);
    change.status = end;
    change.ended = Optional.of(at);
    change.resumes = Optional.empty();
    change.failure = why;
    return change.made();
  }

  /** The name by which it is asked to end early. */
  public String name() {
    return "run " + export + "/" + number;
  }

  /**
   * Whether it is at work on its list, which no other run may be at the same time. A plan leaves it
   * to others.
   */
  public boolean holdsItsList() {
    return extent().sends() && isAtWork();
  }

  private boolean isAtWork() {
    return switch (state) {
      case PREFLIGHT, PULLING, PLANNED, IMPORTING, REMOVING, VERIFYING -> true;
      case QUEUED, NEEDS_APPROVAL, DONE -> false;
    };
  }

  /** Whether it may have changed anything in the account. */
  public boolean hasSent() {
    return switch (state) {
      case IMPORTING, REMOVING, VERIFYING -> true;
      case QUEUED, PREFLIGHT, PULLING, PLANNED, NEEDS_APPROVAL, DONE -> false;
    };
  }

  /** Whether somebody approved it, so that its plan may only shrink. */
  public boolean isApproved() {
    return approval.flatMap(Approval::approvedBy).isPresent();
  }

  /** Where its plan is kept until it ends. */
  public DatasetName plan() {
    return dataset(DatasetName.Kind.PLAN);
  }

  /** Whom it takes off the list, kept until it ends. */
  public DatasetName removals() {
    return dataset(DatasetName.Kind.REMOVALS);
  }

  /** What its pull shows about people of the ledger, kept until it ends. */
  public DatasetName noticed() {
    return dataset(DatasetName.Kind.NOTICED);
  }

  /** Where the list is kept as it read it: a plan must not take it away from a run that sends. */
  public DatasetName listed(Export of) {
    return extent().sends()
        ? of.dataset(DatasetName.Kind.LISTED)
        : dataset(DatasetName.Kind.LISTED);
  }

  /** All that is kept only until it ends. */
  public List<DatasetName> passing() {
    List<DatasetName> passing = List.of(plan(), removals(), noticed());
    return extent().sends()
        ? passing
        : List.of(plan(), removals(), noticed(), dataset(DatasetName.Kind.LISTED));
  }

  /** Where the outcomes of its members are kept, all but the unchanged. */
  public DatasetName outcomes() {
    return dataset(DatasetName.Kind.OUTCOMES);
  }

  private DatasetName dataset(DatasetName.Kind kind) {
    return new DatasetName(kind, export + "." + number);
  }

  /** A copy being changed. */
  private static final class Change {
    private final ExportRun from;
    private Request request;
    private RunState state;
    private Status status;
    private Optional<ListId> list;
    private Optional<Instant> started;
    private Optional<Instant> pulled;
    private Optional<Instant> ended;
    private Optional<Instant> resumes;
    private long calls;
    private int imports;
    private RunCounts counts;
    private Optional<Forecast> forecast;
    private Optional<Approval> approval;
    private Optional<Failure> failure;

    private Change(ExportRun from) {
      this.from = from;
      this.request = from.request;
      this.state = from.state;
      this.status = from.status;
      this.list = from.list;
      this.started = from.moments.started();
      this.pulled = from.moments.pulled();
      this.ended = from.moments.ended();
      this.resumes = from.moments.resumes();
      this.calls = from.calls;
      this.imports = from.imports;
      this.counts = from.counts;
      this.forecast = from.forecast;
      this.approval = from.approval;
      this.failure = from.failure;
    }

    private void to(RunState next) {
      if (state != next && !state.leadsTo(next)) {
        throw new IllegalStateException("A run can't go from " + state + " to " + next + ".");
      }
      state = next;
    }

    private ExportRun made() {
      return new ExportRun(
          from.id,
          from.export,
          from.number,
          request,
          state,
          status,
          list,
          new Moments(started, pulled, ended, resumes),
          calls,
          imports,
          counts,
          forecast,
          approval,
          failure);
    }
  }
}
