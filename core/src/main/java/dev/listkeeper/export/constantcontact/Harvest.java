package dev.listkeeper.export.constantcontact;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.BadRequest;
import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.NotFound;
import dev.listkeeper.constantcontact.Page;
import dev.listkeeper.constantcontact.contact.Contact;
import dev.listkeeper.constantcontact.contact.ContactQuery;
import dev.listkeeper.constantcontact.list.ListId;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.plan.Removals;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.StagedText;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Scratch;
import dev.listkeeper.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Learns the contact ids of exports' lists while calls are to spare, so that removals rarely have
 * to look for them. Only when no run waits or has just ended and more than half of the day's calls
 * are left; in slices that go on where the one before ended.
 */
public final class Harvest {
  private static final System.Logger LOG = System.getLogger(Harvest.class.getName());

  /** Of 500 contacts: half a minute at four calls a second. */
  private static final int PAGES = 100;

  /** Where one run has just ended, another may be about to begin. */
  private static final Duration QUIET = Duration.ofMinutes(10);

  private static final Duration LEARN_AGAIN_AFTER = Duration.ofDays(1);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofHours(1);

  /** Changes just before the last reading began may not have been shown in it. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Workspace workspace;
  private final Snapshots snapshots;
  private final Definitions<Export> exports;
  private final ConnectionStates connections;
  private final Accounts accounts;
  private final ExportRuns runs;
  private final Marks marks;
  private final ContactIds contactIds;
  private final long half;

  /**
   * How far a list has been read.
   *
   * @param next the page to go on with; absent between readings
   * @param began when the last reading began
   * @param learned up to when changes are known; absent before the first reading is done
   * @param due when it is to be read on
   */
  public record Mark(
      dev.listkeeper.export.ListId list,
      Optional<String> next,
      Instant began,
      Optional<Instant> learned,
      Instant due) {
    private Mark begun(Instant now) {
      return new Mark(list, Optional.empty(), now, learned, now);
    }

    private Mark after(Page<Contact> page) {
      return page.next().isPresent()
          ? new Mark(list, page.next().map(Page.Next::href), began, learned, due)
          : new Mark(
              list, Optional.empty(), began, Optional.of(began), due.plus(LEARN_AGAIN_AFTER));
    }

    private Mark fromTheStart() {
      return new Mark(list, Optional.empty(), began, learned, due);
    }

    private Mark laterOn(Instant now) {
      return new Mark(list, next, began, learned, now.plus(TRY_AGAIN_AFTER));
    }
  }

  /** Stored marks. Thread-safe. */
  public interface Marks {
    Optional<Mark> find(dev.listkeeper.export.ListId list);

    void save(Mark mark);
  }

  /**
   * @param callsADay of an API key
   */
  public Harvest(ExportRunner.Parts parts, Marks marks, int callsADay) {
    this.workspace = parts.workspace();
    this.snapshots = parts.snapshots();
    this.exports = parts.exports();
    this.connections = parts.connections();
    this.accounts = parts.accounts();
    this.runs = parts.runs();
    this.marks = marks;
    this.contactIds = new ContactIds(parts.engine(), parts.snapshots());
    this.half = callsADay / 2;
  }

  /** Reads on a list that is due, if there is one and calls are to spare. */
  public void slice() {
    for (Export export : exports.all().stream().filter(this::isDue).toList()) {
      if (readOn(export)) {
        return;
      }
    }
  }

  private boolean isDue(Export export) {
    return export.list().isPresent()
        && export.connection().map(connections::of).filter(this::isReady).isPresent()
        && snapshots.latest(export.ledger()).isPresent()
        && marks
            .find(export.list().get())
            .map(mark -> !mark.due().isAfter(workspace.clock().instant()))
            .orElse(true);
  }

  private boolean isReady(ConnectionState state) {
    return state.stage() == ConnectionState.Stage.READY;
  }

  /** Reads a slice of its list; false when no calls are to spare. */
  private boolean readOn(Export export) {
    dev.listkeeper.export.ListId list = export.list().orElseThrow();
    Instant now = workspace.clock().instant();
    Mark mark =
        marks
            .find(list)
            .map(known -> known.next().isPresent() ? known : known.begun(now))
            .orElseGet(() -> new Mark(list, Optional.empty(), now, Optional.empty(), now));
    try (Scratch scratch = Scratch.under(workspace);
        AccountSession session = accounts.open(export.connection().orElseThrow(), attempt -> {})) {
      RunContext context =
          new RunContext(
              export,
              new ListId(list.value()),
              session.account(),
              connections.of(export.connection().get()).requireReady(),
              scratch.folder());
      if (!isSpare(context)) {
        return false;
      }
      read(context, mark);
    } catch (Problem problem) {
      if (problem.code() != ProblemCode.PAUSED) {
        putOff(mark, problem);
      }
    }
    return true;
  }

  /** Nothing rests on it, so whatever is wrong is left to the runs to say. */
  private void putOff(Mark mark, RuntimeException why) {
    marks.save(mark.laterOn(workspace.clock().instant()));
    LOG.log(
        System.Logger.Level.INFO,
        "The contact ids of list {0} are read on later: {1}",
        mark.list(),
        why.getMessage());
  }

  private boolean isSpare(RunContext context) {
    return context.account().budget().remaining() > half
        && runs.unfinished().stream().allMatch(run -> run.state() == RunState.NEEDS_APPROVAL)
        && runs.latest(1).stream().flatMap(run -> run.endedAt().stream()).allMatch(this::isLongAgo);
  }

  private boolean isLongAgo(Instant end) {
    return end.plus(QUIET).isBefore(workspace.clock().instant());
  }

  private void read(RunContext context, Mark from) {
    Path file = context.scratch().resolve("harvest-" + UUID.randomUUID() + ".txt");
    Mark mark = from;
    Optional<ConstantContactException> failure = Optional.empty();
    long found;
    try (StagedText out = new StagedText(file)) {
      try {
        for (int pages = 0; pages < PAGES && (pages == 0 || isSpare(context)); pages++) {
          Page<Contact> page = page(context, mark);
          page.items().forEach(contact -> ContactIds.write(contact, out));
          mark = mark.after(page);
          if (mark.next().isEmpty()) {
            break;
          }
        }
      } catch (CallInterrupted ending) {
        return;
      } catch (BadRequest | NotFound stale) {
        // The list is gone, or the service no longer knows where we were.
        mark = mark.fromTheStart();
        failure = Optional.of(stale);
      } catch (ConstantContactException broken) {
        failure = Optional.of(broken);
      }
      found = out.rows();
    }
    if (found > 0) {
      contactIds.keep(context, new Query.Staged(file, Removals.CONTACTS.names()));
    }
    if (failure.isPresent()) {
      putOff(mark, failure.get());
    } else {
      marks.save(mark);
    }
  }

  private static Page<Contact> page(RunContext context, Mark mark) {
    var contacts = context.account().contacts();
    if (mark.next().isPresent()) {
      return contacts.page(new Page.Next(mark.next().get()));
    }
    ContactQuery onTheList = ContactQuery.everyone().on(List.of(context.list()));
    return contacts.page(
        mark.learned().map(at -> onTheList.changedAfter(at.minus(OVERLAP))).orElse(onTheList));
  }
}
