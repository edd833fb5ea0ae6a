package dev.listkeeper.simulation;

import dev.listkeeper.constantcontact.CallListener;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.limit.CallLimiter;
import dev.listkeeper.constantcontact.limit.InProcessCallLimiter;
import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.constantcontact.limit.Sleeper;
import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.run.Batch;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.schedule.Timekeeper.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything there is in a history, and the one place that counts its steps. For one thread. */
public final class World {
  private final Chance chance;
  private final SimulatedClock clock;
  private final Installation installation;
  private final List<Invariant> invariants;
  private final Mood mood;
  private final Weather weather;
  private final Facts facts = new Facts();
  private final CallLimiter limiter;
  private final Data data;
  private final People people;
  private final Times times;
  private final List<ServerProcess> processes = new ArrayList<>();
  private final Map<Long, ExportRun> open = new HashMap<>();
  private final Map<Long, Integer> deedsAtStart = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private int born;
  private int depth;
  private int deeds;
  private boolean calm;

  World(long seed, SimulatedClock clock, Installation installation, List<Invariant> invariants) {
    this.chance = new Chance(seed);
    this.clock = clock;
    this.installation = installation;
    this.invariants = invariants;
    this.mood = Mood.of(chance);
    this.weather = new Weather(chance, clock, mood);
    this.limiter = new InProcessCallLimiter(Limits.STANDARD, clock);
    this.data = new Data(this);
    this.people = new People(this);
    this.times = new Times(this);
    for (int i = chance.between(1, 2); i > 0; i--) {
      processes.add(newProcess());
    }
  }

  /** What the history plays on. */
  public Installation installation() {
    return installation;
  }

  /** What people did. */
  public Facts facts() {
    return facts;
  }

  /** The customers, and what of them Listkeeper has read. */
  public Data data() {
    return data;
  }

  /** The time. */
  public SimulatedClock clock() {
    return clock;
  }

  Chance chance() {
    return chance;
  }

  Weather weather() {
    return weather;
  }

  Mood mood() {
    return mood;
  }

  People people() {
    return people;
  }

  Times times() {
    return times;
  }

  List<String> log() {
    return log;
  }

  int steps() {
    return log.size();
  }

  void pass(Duration time) {
    clock.advance(time);
  }

  /** Something has happened; whatever always holds must hold now. */
  void step(String what) {
    log.add(what);
    invariants.forEach(invariant -> invariant.afterStep(this));
  }

  /** Somebody did something. */
  void deed(String what) {
    deeds++;
    step(what);
  }

  /** What others do while a process calls or waits. */
  void meanwhile(ServerProcess process) {
    if (calm) {
      return;
    }
    while (chance.oneIn(mood.people())) {
      people.act();
    }
    if (depth < 2 && chance.oneIn(mood.others())) {
      work();
    }
    // Killed meanwhile, perhaps, or its work was taken over.
    process.mayDie();
  }

  boolean killsNow() {
    return !calm && chance.oneIn(mood.crashes());
  }

  boolean losesTheDatabase() {
    return !calm && chance.oneIn(mood.databases());
  }

  /** One of the processes that have nothing to do goes on with some run. */
  void work() {
    List<ServerProcess> free = processes.stream().filter(ServerProcess::isFree).toList();
    List<ExportRun> runs = takeable();
    if (free.isEmpty() || runs.isEmpty()) {
      return;
    }
    ServerProcess process = chance.pick(free);
    ExportRun run = chance.pick(runs);
    processes.stream().filter(other -> other.holds(run)).forEach(ServerProcess::kill);
    if (run.state() == RunState.QUEUED) {
      deedsAtStart.put(run.id(), deeds);
    }
    depth++;
    try {
      process.work(run);
    } finally {
      depth--;
    }
    processes.replaceAll(each -> each.isDead() ? newProcess() : each);
    noticeEnds();
  }

  /** One of the processes looks at the schedules. */
  void look() {
    look(chance.pick(processes));
  }

  /** While a process looks, another may do so too. */
  void othersLook(ServerProcess process) {
    if (depth == 0 && chance.oneIn(3)) {
      List<ServerProcess> others = processes.stream().filter(other -> other != process).toList();
      if (!others.isEmpty()) {
        depth++;
        try {
          look(chance.pick(others));
        } finally {
          depth--;
        }
      }
    }
  }

  private void look(ServerProcess process) {
    List<Timed> all = times.all();
    if (process.look(all)) {
      invariants.forEach(invariant -> invariant.onLook(this, all));
    }
    processes.replaceAll(each -> each.isDead() ? newProcess() : each);
  }

  /** Something is started because it is due. */
  void started(String subject) {
    step(subject + " is due");
    invariants.forEach(invariant -> invariant.onStart(this, subject));
  }

  /** Runs nobody works on; and, seldom, one whose process is taken for dead. */
  private List<ExportRun> takeable() {
    boolean takeOver = chance.oneIn(4);
    return installation.runs().unfinished().stream()
        .filter(run -> takeOver || processes.stream().noneMatch(process -> process.holds(run)))
        .toList();
  }

  private ServerProcess newProcess() {
    return new ServerProcess(this, "p" + ++born);
  }

  /** A run was queued. */
  void queued(ExportRun run) {
    open.put(run.id(), run);
  }

  private void noticeEnds() {
    Map<Long, ExportRun> unfinished = new HashMap<>();
    installation.runs().unfinished().forEach(run -> unfinished.put(run.id(), run));
    for (ExportRun run : List.copyOf(open.values())) {
      if (!unfinished.containsKey(run.id())) {
        open.remove(run.id());
        ExportRun done = installation.runs().find(run.export(), run.number()).orElseThrow();
        boolean quiet = deedsAtStart.getOrDefault(run.id(), -1) == deeds;
        log.add(
            "run "
                + done.export()
                + "/"
                + done.number()
                + " "
                + done.status()
                + done.failure().map(failure -> " " + failure.code()).orElse("")
                + (quiet ? " quiet" : ""));
        invariants.forEach(invariant -> invariant.onEnd(this, done, quiet));
      }
    }
  }

  /** An import reaches the service: whose is it? */
  Sent arrives(Upload upload) {
    for (ExportRun run : installation.runs().unfinished()) {
      for (Batch batch : installation.runs().batches(run.id())) {
        if (batch.fileName().equals(upload.fileName())) {
          Sent sent = new Sent(run, batch, upload.list(), upload.csv(), upload.rows());
          invariants.forEach(invariant -> invariant.onArrival(this, sent));
          return sent;
        }
      }
    }
    throw new Violation("BatchesAreWrittenDown", "An import arrived that no run has written down.");
  }

  /** The service takes it. */
  void accepts(Sent sent) {
    deedsAtStart.replaceAll((run, at) -> run == sent.run().id() ? at : Integer.valueOf(-1));
    String export = sent.run().export().value();
    sent.addresses().forEach(address -> facts.sent(address, sent.list(), export));
    invariants.forEach(invariant -> invariant.onAcceptance(this, sent));
  }

  /** People are to be taken off a list. */
  void arrives(Removal removal) {
    invariants.forEach(invariant -> invariant.onRemoval(this, removal));
  }

  /** From now on nothing goes wrong and nobody does anything. */
  void calmDown() {
    calm = true;
    weather.clearsUp();
  }

  /** Contacts of the account who are no customers. */
  public List<String> strangers() {
    return People.STRANGERS;
  }

  /** The history begins. */
  void begins() {
    invariants.forEach(invariant -> invariant.atFirst(this));
  }

  /** A way to the account over a network. */
  AccountSession session(Network network, Sleeper sleeper, CallListener calls) {
    Sandbox sandbox = installation.sandbox();
    ConstantContact client =
        ConstantContact.builder(
                Credentials.confidential(sandbox.clientId(), sandbox.clientSecret()))
            .apiUrl(sandbox.apiUrl())
            .authUrl(sandbox.authUrl())
            .limiter(limiter)
            .clock(clock)
            .sleeper(sleeper)
            .random(chance.generator())
            .network(network)
            .listener(calls)
            .build();
    return new AccountSession(client.connect(new SharedToken()), client);
  }

  /** The token of one session. */
  private final class SharedToken implements AccessTokens {
    private String token = fresh();

    private String fresh() {
      return installation.sandbox().issueTokens("contact_data", "account_read").accessToken();
    }

    @Override
    public String current() {
      return token;
    }

    @Override
    public String refreshed(String refused) {
      token = fresh();
      return token;
    }
  }
}
