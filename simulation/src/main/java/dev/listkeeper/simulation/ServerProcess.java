package dev.listkeeper.simulation;

import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.ExportRunner;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.schedule.ScheduleMarks;
import dev.listkeeper.schedule.Timekeeper;
import dev.listkeeper.schedule.Timekeeper.Timed;
import dev.listkeeper.snapshot.Catalog;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Key;
import dev.listkeeper.workspace.Workspace;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/**
 * A server process: the product's runner over ports that notice when it is dead. One that was
 * killed, or whose work another has taken over, gets no further than its next port.
 */
final class ServerProcess {
  private final World world;
  private final String name;
  private final ExportRunner runner;
  private final Timekeeper timekeeper;
  private OptionalLong held = OptionalLong.empty();
  private boolean dead;

  ServerProcess(World world, String name) {
    this.world = world;
    this.name = name;
    Installation parts = world.installation();
    Workspace workspace =
        new Workspace(parts.home(), parts.home().resolve(name), parts.clock(), ZoneOffset.UTC);
    Snapshots snapshots =
        new Snapshots(workspace, parts.engine(), watched(Catalog.class, parts.catalog()));
    Profiles profiles =
        new Profiles(parts.sources(), parts.customers(), parts.relationships(), snapshots);
    this.runner =
        new ExportRunner(
            new ExportRunner.Parts(
                workspace,
                parts.engine(),
                snapshots,
                profiles,
                parts.segments(),
                parts.exports(),
                parts.connectionDefinitions(),
                watched(ConnectionStates.class, parts.connections()),
                this::open,
                watched(ExportRuns.class, parts.runs()),
                watched(Permits.class, parts.permits()),
                parts.cancellations(),
                this::sleep),
            DatabaseGone.class::isInstance);
    this.timekeeper =
        new Timekeeper(
            watched(ScheduleMarks.class, lookedAtByOthers(parts.marks())),
            world.clock(),
            ZoneOffset.UTC);
  }

  String name() {
    return name;
  }

  boolean isFree() {
    return held.isEmpty() && !dead;
  }

  boolean isDead() {
    return dead;
  }

  boolean holds(ExportRun run) {
    return held.isPresent() && held.getAsLong() == run.id() && !dead;
  }

  /** From now on it gets no further. */
  void kill() {
    dead = true;
  }

  /**
   * Goes on with a run as far as it gets: to its end, to its own death, or until it has to wait.
   */
  void work(ExportRun run) {
    held = OptionalLong.of(run.id());
    world.step(name + " takes run " + run.export() + "/" + run.number() + " " + run.state());
    try {
      ExportRun after = runner.resume(run);
      world.step(name + " leaves run " + run.export() + "/" + run.number() + " " + after.status());
    } catch (Problem stays) {
      world.step(name + " leaves run " + run.export() + "/" + run.number() + ": " + stays.code());
    } catch (DatabaseGone stays) {
      world.step(name + " leaves run " + run.export() + "/" + run.number() + ": no database");
    } catch (Crash crash) {
      if (!crash.of(this)) {
        throw crash;
      }
    } finally {
      held = OptionalLong.empty();
    }
  }

  /** Starts what is due; false when it dies meanwhile, or can't. */
  boolean look(List<Timed> all) {
    world.step(name + " looks at the schedules");
    try {
      timekeeper.look(all);
      return true;
    } catch (DatabaseGone stays) {
      return false;
    } catch (Crash crash) {
      if (!crash.of(this)) {
        throw crash;
      }
      return false;
    }
  }

  private ScheduleMarks lookedAtByOthers(ScheduleMarks real) {
    return Ports.watched(
        ScheduleMarks.class,
        real,
        (when, method) -> {
          if (when == Ports.When.AFTER && method.equals("find")) {
            world.othersLook(this);
          }
        });
  }

  /** A moment at which it may be killed; throws when it is dead. */
  void mayDie() {
    if (!dead && world.killsNow()) {
      world.step(name + " is killed");
      dead = true;
    }
    if (dead) {
      throw new Crash(this);
    }
  }

  /** A moment at which the database may be gone. */
  private void mayLoseTheDatabase() {
    if (world.losesTheDatabase()) {
      world.step(name + " loses the database");
      throw new DatabaseGone();
    }
  }

  private <T> T watched(Class<T> type, T real) {
    return Ports.watched(
        type,
        real,
        (when, method) -> {
          if (Ports.writes(method)) {
            if (when == Ports.When.BEFORE) {
              mayLoseTheDatabase();
            }
            if (when == Ports.When.AFTER) {
              world.step(name + " " + type.getSimpleName() + "." + method);
            }
            mayDie();
          } else if (dead) {
            throw new Crash(this);
          }
        });
  }

  private void sleep(Duration wait) {
    mayDie();
    world.meanwhile(this);
    world.pass(wait);
    world.step(name + " waits " + wait);
    mayDie();
  }

  private AccountSession open(Key connection, CallListener calls) {
    return world.session(new SimulatedNetwork(world, this), this::sleep, calls);
  }
}
