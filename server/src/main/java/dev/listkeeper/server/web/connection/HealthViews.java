package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.connect.Health;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says how a connection is. */
final class HealthViews {
  private final Clock clock;

  HealthViews(Clock clock) {
    this.clock = clock;
  }

  HealthView of(Health health, Words words) {
    String trouble =
        health
            .trouble()
            .map(one -> words.problem(new Problem(ProblemCode.valueOf(one.code()), one.sentence())))
            .orElse("");
    String hint = health.isWell() ? words.say("health.good.hint") : trouble;
    StatusView status =
        health.isWell()
            ? new StatusView(words.say("health.good"), "check", "good", hint)
            : new StatusView(words.say("health.bad"), "alert", "bad", hint);
    return new HealthView(
        status,
        words.moment(health.checkedAt()),
        trouble,
        facts(health, words),
        health.privileges().isEmpty()
            ? List.of()
            : Preflight.NEEDED.stream().map(name -> needed(name, health, words)).toList(),
        String.join(", ", health.privileges()));
  }

  private List<HealthView.Fact> facts(Health health, Words words) {
    List<HealthView.Fact> facts = new ArrayList<>();
    health.account().ifPresent(account -> add(facts, "account", account(account), words));
    add(
        facts,
        "scopes",
        health.scopes().isEmpty()
            ? words.say("health.scopes.unknown")
            : String.join(", ", health.scopes()),
        words);
    add(facts, "signed-in", ago(health.signedInAt(), words), words);
    add(facts, "renewed", ago(health.renewedAt(), words), words);
    add(facts, "token-ends", words.moment(health.tokenEndsAt()).text(), words);
    add(facts, "quota", quota(health.quota(), words), words);
    return facts;
  }

  static String account(ConnectionState.Account account) {
    return account.name().equals(account.id())
        ? account.id()
        : account.name() + " (" + account.id() + ")";
  }

  private static String quota(Health.Quota quota, Words words) {
    return words.say("health.quota.said", quota.used(), quota.perDay());
  }

  private String ago(Optional<Instant> moment, Words words) {
    return moment
        .map(at ->
            words.say(
                "health.ago",
                words.span(Duration.between(at, clock.instant())),
                words.moment(at).text()))
        .orElseGet(() -> words.say("health.unknown"));
  }

  private static void add(List<HealthView.Fact> facts, String name, String value, Words words) {
    facts.add(new HealthView.Fact(words.say("health." + name), value));
  }

  private static StatusView needed(String name, Health health, Words words) {
    return health.missing().contains(name)
        ? new StatusView(name, "cross", "bad", words.say("health.privilege.missing"))
        : new StatusView(name, "check", "good", words.say("health.privilege.held"));
  }
}
