package dev.listkeeper.simulation;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.Brake;
import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.export.Mode;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.export.run.Trigger;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** One made-up history: some days of an installation, and then a calm in which all comes right. */
final class History {
  private static final Key CONNECTION = new Key("cc");
  private static final List<Key> EXPORTS = List.of(new Key("spring"), new Key("autumn"));
  private static final String IMPORT = "POST /v3/activities/contacts_file_import";
  private static final int PATIENCE = 40;
  private static final int NEVER_ASIDE = 1_000;

  private final World world;
  private final Installation parts;
  private final Chance chance;
  private int lists;

  History(World world) {
    this.world = world;
    this.parts = world.installation();
    this.chance = world.chance();
  }

  void play(int steps) {
    begin();
    while (world.steps() < steps) {
      happens();
    }
    comesRight();
  }

  private void begin() {
    connect();
    for (Key export : EXPORTS) {
      parts.exports().save(export(export, newList()));
    }
    world.people().begin();
    refresh();
    world.begins();
  }

  private void connect() {
    parts
        .connections()
        .save(
            ConnectionState.draft(CONNECTION)
                .agreed(
                    new ConnectionState.Agreement(
                        "ana", world.clock().instant(), PrivacyStatement.VERSION))
                .authenticated(account())
                .actingFor("ana")
                .saved());
  }

  private ConnectionState.Account account() {
    try (AccountSession session = world.session(parts.network(), world::pass, _ -> {})) {
      return new ConnectionState.Account(
          session.account().account().summary().encodedAccountId(), "Sandbox");
    }
  }

  private Export export(Key key, String list) {
    return new Export(
        key,
        "Export " + key,
        Optional.of(CONNECTION),
        Optional.of(ListId.of(list)),
        matching(true),
        segments(),
        chance.oneIn(2) ? Optional.of(world.times().any()) : Optional.empty(),
        rules());
  }

  private ExportRules rules() {
    return new ExportRules(
        chance.oneIn(4) ? Mode.ADD_AND_UPDATE : Mode.MIRROR,
        chance.oneIn(2) ? new Brake(20, 1) : Brake.OF_REMOVALS,
        chance.oneIn(2) ? new Brake(1, 1) : Brake.OF_LEAVERS,
        Optional.empty(),
        false,
        Optional.empty(),
        NEVER_ASIDE);
  }

  private String newList() {
    return parts.sandbox().createList("List " + ++lists);
  }

  private static DataMatching matching(boolean lastName) {
    return new DataMatching(
        AttributePath.of("email"),
        Optional.of(AttributePath.of("first")),
        lastName ? Optional.of(AttributePath.of("last")) : Optional.empty());
  }

  private List<Key> segments() {
    List<String> all = new ArrayList<>(Data.SEGMENTS);
    if (chance.oneIn(3)) {
      all.remove(chance.below(all.size()));
    }
    return new TreeSet<>(all).stream().map(Key::new).toList();
  }

  private void happens() {
    switch (chance.below(28)) {
      case 0, 1, 2, 3 -> world.people().act();
      case 4, 5 -> refresh();
      case 6, 7, 8, 9 -> world.times().queue(chance.pick(EXPORTS), Trigger.ON_DEMAND);
      case 10, 11, 12, 13, 14, 15 -> world.work();
      case 16, 17 -> timePasses();
      case 18 -> definitionChanges();
      case 19, 20, 21 -> decide();
      case 22 -> fate();
      case 23, 24, 25 -> world.look();
      case 26 -> world.times().systemChanges();
      default -> serviceChanges();
    }
  }

  private void refresh() {
    world.data().refresh();
    world.deed("data and segments are refreshed");
  }

  private void timePasses() {
    for (int i = chance.below(5); i > 0; i--) {
      world.people().act();
    }
    world.pass(Duration.ofMinutes(chance.pick(List.of(1, 14, 16, 40, 90, 400, 1440))));
    world.step("it is " + world.clock().instant());
  }

  private void definitionChanges() {
    Key key = chance.pick(EXPORTS);
    Export old = parts.exports().find(key).orElseThrow();
    Export changed =
        chance.oneIn(4)
            ? old.on(ListId.of(newList()))
            : new Export(
                key,
                old.displayName(),
                old.connection(),
                old.list(),
                matching(chance.oneIn(2)),
                segments(),
                chance.oneIn(3) ? Optional.of(world.times().any()) : old.schedule(),
                chance.oneIn(3) ? rules() : old.rules());
    parts.exports().save(changed);
    world.deed("export " + key + " is changed");
  }

  /** Somebody approves a plan, or has a run end. */
  private void decide() {
    List<ExportRun> open = parts.runs().unfinished();
    if (open.isEmpty()) {
      return;
    }
    ExportRun run = chance.pick(open);
    if (run.state() == RunState.NEEDS_APPROVAL && !chance.oneIn(8)) {
      approve(run);
    } else if (chance.oneIn(3)) {
      parts.cancellations().ask(run.name(), "bo", world.clock().instant());
      world.step(run.name() + " is asked to end");
    }
  }

  private void approve(ExportRun run) {
    boolean approved = parts.runs().approve(run.approved("ana"), "ana");
    world.step(run.name() + (approved ? " is approved" : " can't be approved"));
  }

  /** The next import does not end as it should. */
  private void fate() {
    if (!chance.oneIn(world.mood().fates())) {
      return;
    }
    Effect effect =
        switch (chance.below(6)) {
          case 0 -> Effect.partlyFailed(chance.between(1, 3));
          case 1 -> Effect.ends("failed", chance.below(4));
          case 2 -> Effect.ends("timed_out", chance.below(4));
          case 3 -> Effect.ends("cancelled", chance.below(4));
          case 4 -> Effect.counterOff("person_count", chance.pick(List.of(-1, 1)));
          default -> Effect.longer(Duration.ofMinutes(chance.pick(List.of(1, 20, 100))));
        };
    parts.sandbox().fault(Fault.on(IMPORT, effect));
    world.step("the next import: " + effect);
  }

  private void serviceChanges() {
    switch (chance.below(6)) {
      case 0 -> {
        parts.sandbox().exhaustQuota();
        world.step("the day's calls are used up by others");
      }
      case 1 -> {
        Export export = parts.exports().find(chance.pick(EXPORTS)).orElseThrow();
        String list = export.list().orElseThrow().value();
        if (parts.sandbox().lists().containsKey(list)) {
          parts.sandbox().deleteList(list);
          world.deed("the list of " + export.key() + " is deleted");
        }
      }
      default -> {
        parts.sandbox().expireAccessTokens();
        world.step("the access token expires");
      }
    }
  }

  /** Nothing goes wrong any more: every run ends, and then every list is what it should be. */
  private void comesRight() {
    world.calmDown();
    parts.sandbox().clearFaults();
    world.pass(Duration.ofDays(1));
    world.deed("it is calm from now on, at " + world.clock().instant());
    replaceDeletedLists();
    endAll();
    refresh();
    for (Key export : EXPORTS) {
      runs(export);
      ExportRun last = runs(export);
      EndsWell.check(last);
    }
  }

  private void replaceDeletedLists() {
    for (Export export : parts.exports().all()) {
      if (!parts.sandbox().lists().containsKey(export.list().orElseThrow().value())) {
        parts.exports().save(export.on(ListId.of(newList())));
        world.deed("export " + export.key() + " has a new list");
      }
    }
  }

  private ExportRun runs(Key export) {
    ExportRun run = world.times().queue(export, Trigger.ON_DEMAND);
    endAll();
    return parts.runs().find(export, run.number()).orElseThrow();
  }

  private void endAll() {
    for (int i = 0; i < PATIENCE && !parts.runs().unfinished().isEmpty(); i++) {
      world.work();
      world.pass(Duration.ofMinutes(1));
      parts.runs().unfinished().stream()
          .filter(run -> run.state() == RunState.NEEDS_APPROVAL)
          .filter(run -> run.approval().orElseThrow().approvedBy().isEmpty())
          .forEach(this::approve);
    }
    EndsWell.checkAllDone(parts.runs().unfinished());
  }
}
