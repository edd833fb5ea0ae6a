package dev.listkeeper.server.demo;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.refresh.RefreshRun;
import dev.listkeeper.refresh.Refreshes;
import dev.listkeeper.refresh.Task;
import dev.listkeeper.server.RunningServer;
import dev.listkeeper.server.cli.Polling;
import dev.listkeeper.server.config.Settings;
import dev.listkeeper.server.config.SettingsReader;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.user.FirstAdministrator;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.server.work.Work;
import dev.listkeeper.server.workspace.WorkspaceEditor;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.workspace.Status;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Shows the whole product on made-up customers: files, profiles, a segment, an export to the
 * sandbox, the proof.
 */
@Command(
    name = "demo",
    description = {
      "Sample customers, a sandbox in place of Constant Contact, one export with proof.",
      "All of it is kept in LISTKEEPER_HOME: a second demo there is a second day."
    },
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {
  private static final String LIST = "Newsletter";

  /** The settings around it; a test gives its own. */
  Map<String, String> environment = System.getenv();

  @Spec private CommandSpec spec;

  @Option(
      names = "--profiles",
      paramLabel = "N",
      description = "Customers to make up (default: ${DEFAULT-VALUE}).")
  private int profiles = 20_000;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = {
        "1, or 2 for the second act: people leave, change and opt out,",
        "and the demo prints what the run did about each."
      })
  private int day = 1;

  @Option(
      names = "--exit",
      description = "End after the proof; the exit status is 0 only if it held.")
  private boolean exit;

  @Option(names = "--json", description = "Print the numbers as one JSON object, on the last line.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (profiles < 1 || profiles > 5_000_000) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "--profiles takes a number from 1 to 5000000.");
    }
    if (day != 1 && day != 2) {
      throw new Problem(ProblemCode.INVALID_REQUEST, "--day takes 1 or 2.");
    }
    Map<String, String> settings = settings();
    DemoHome home =
        DemoHome.open(SettingsReader.read(settings, Path.of("").toAbsolutePath()).home());
    try (Sandbox sandbox =
        Sandbox.builder().folder(home.sandbox()).consent(Consent.APPROVE).start()) {
      settings.put("LISTKEEPER_DATA_FOLDERS", home.inbox().toString());
      settings.put("LISTKEEPER_CONSTANT_CONTACT_API_URL", sandbox.apiUrl().toString());
      settings.put("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL", sandbox.authUrl().toString());
      progress("Making up " + profiles + " customers, unless the files are there already.");
      SampleShop.writeIfAbsent(home.inbox(), profiles);
      return serve(home, sandbox, SettingsReader.read(settings, Path.of("").toAbsolutePath()));
    }
  }

  /**
   * The demo goes to its own sandbox and database whatever is set; one that ends by itself needs no
   * known port.
   */
  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(environment);
    settings.remove("LISTKEEPER_CONSTANT_CONTACT_API_URL");
    settings.remove("LISTKEEPER_CONSTANT_CONTACT_AUTH_URL");
    settings.remove("LISTKEEPER_DATA_FOLDERS");
    settings.remove("LISTKEEPER_DATABASE_URL");
    settings.remove("LISTKEEPER_DATABASE_USER");
    settings.remove("LISTKEEPER_DATABASE_PASSWORD");
    if (exit) {
      settings.putIfAbsent("LISTKEEPER_PORT", "0");
    }
    return settings;
  }

  private int serve(DemoHome home, Sandbox sandbox, Settings settings) throws InterruptedException {
    try (RunningServer server = RunningServer.start(settings)) {
      DemoReport report = run(server, sandbox, home);
      PrintWriter out = spec.commandLine().getOut();
      if (!json) {
        report.print(out);
        out.println();
        out.println("Look around: " + server.address() + "/exports/newsletter");
        out.println(
            "Sign in as "
                + home.signIn().email()
                + " with the password "
                + home.signIn().password());
        out.println(
            "Change a file in "
                + home.inbox()
                + " and run the demo again: exactly the change travels.");
      } else {
        out.println(report.json());
      }
      out.flush();
      if (!exit) {
        progress("The server stays up; stop it with Ctrl+C.");
        server.awaitEnd();
      }
      return report.holds() ? 0 : 1;
    }
  }

  private DemoReport run(RunningServer server, Sandbox sandbox, DemoHome home) {
    // A demo that was moved goes on: its only list is in the sandbox of the same folder.
    server.part(Installation.class).resume();
    CurrentUser user = administrator(server, home);
    ListId list = list(sandbox);
    DemoWorkspace.applyOnce(server.part(WorkspaceEditor.class), list);
    new DemoConnection(server, sandbox).setUp(user);
    Optional<SecondDay> second =
        day == 2 ? Optional.of(new SecondDay(home, sandbox, list)) : Optional.empty();
    if (second.isPresent() && server.part(ExportRuns.class).count(DemoWorkspace.EXPORT) == 0) {
      progress("The first day comes first.");
      refresh(server, user);
    }
    List<SecondDay.Event> events = second.map(SecondDay::happen).orElse(List.of());
    ExportRun run = refresh(server, user);
    long customers =
        server
            .part(Snapshots.class)
            .latest(Customers.DATASET)
            .map(version -> version.snapshot().rows())
            .orElse(0L);
    return new DemoReport(
        customers,
        run,
        sandbox.memberCount(list.value()),
        second.map(happened ->
            new DemoReport.Second(
                SecondDayReport.of(
                    events, run, server.part(Snapshots.class), server.part(QueryEngine.class)),
                happened.holds(events))));
  }

  private ExportRun refresh(RunningServer server, CurrentUser user) {
    progress("Refreshing: files, profiles, segment, export.");
    refreshed(server, user).tasks().forEach(this::report);
    return lastRun(server);
  }

  private static RefreshRun refreshed(RunningServer server, CurrentUser user) {
    long id = server.part(Work.class).startRefresh(user);
    Refreshes refreshes = server.part(Refreshes.class);
    return Polling.until(
        () -> refreshes.find(id).orElseThrow(), refresh -> refresh.endedAt().isPresent());
  }

  private static CurrentUser administrator(RunningServer server, DemoHome home) {
    return server
        .setupLink()
        .map(link ->
            server
                .part(FirstAdministrator.class)
                .create(
                    link.getPath().substring("/setup/".length()),
                    "Demo",
                    home.signIn().email(),
                    home.signIn().password())
                .administrator())
        .or(() -> server.part(Users.class).find(home.signIn().email()).map(User::current))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.HOME_NOT_OURS,
                "The demo's administrator is gone from "
                    + home.folder()
                    + "; remove the folder and run the demo again."));
  }

  private static ListId list(Sandbox sandbox) {
    Optional<String> known =
        sandbox.lists().entrySet().stream()
            .filter(entry -> entry.getValue().equals(LIST))
            .map(Map.Entry::getKey)
            .findFirst();
    return ListId.of(known.orElseGet(() -> sandbox.createList(LIST)));
  }

  private void report(Task task) {
    progress(
        "  "
            + task.displayName()
            + ": "
            + task.status().words()
            + (task.note().isEmpty() ? "" : ", " + task.note()));
    if (task.status() == Status.FAILED && task.kind() != Task.Kind.EXPORT) {
      throw new Problem(
          ProblemCode.INTERNAL, "'" + task.displayName() + "' failed: " + task.note());
    }
  }

  private static ExportRun lastRun(RunningServer server) {
    List<ExportRun> runs = server.part(ExportRuns.class).latest(DemoWorkspace.EXPORT, 1, 0);
    ExportRun run = runs.isEmpty() ? null : runs.getFirst();
    if (run == null || run.trigger() != Trigger.SYSTEM_REFRESH) {
      throw new Problem(ProblemCode.INTERNAL, "The refresh did not run the export.");
    }
    return run;
  }

  /** On standard error, so that standard output holds the result alone. */
  private void progress(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }
}
