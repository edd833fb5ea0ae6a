package dev.listkeeper.server.web.customer;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.person.Person;
import dev.listkeeper.export.person.Person.InRun;
import dev.listkeeper.export.person.Person.Place;
import dev.listkeeper.export.person.Person.Verdict;
import dev.listkeeper.export.plan.Permits;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.customer.CustomerView.InExport;
import dev.listkeeper.server.web.customer.CustomerView.Link;
import dev.listkeeper.server.web.customer.CustomerView.Run;
import dev.listkeeper.server.web.view.ReasonWords;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Definitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What exports have to do with a customer, in words. */
final class CustomerInExports {
  /** A run that did nothing about a customer says nothing about one. */
  private static final Set<Verdict> NOTHING =
      EnumSet.of(Verdict.NO_MEMBER, Verdict.UNKNOWN, Verdict.NOTHING_KEPT);

  private static final Set<Verdict> CHANGES =
      EnumSet.of(Verdict.ADDED, Verdict.UPDATED, Verdict.REMOVED);

  private final Definitions<Export> exports;
  private final Permits permits;
  private final ConnectionRights rights;

  CustomerInExports(Definitions<Export> exports, Permits permits, ConnectionRights rights) {
    this.exports = exports;
    this.permits = permits;
    this.rights = rights;
  }

  /** One entry for each export the customer is to be sent by, or has or had a place in. */
  List<InExport> places(Person person, CurrentUser user, Words words) {
    return person.exports().stream()
        .filter(CustomerInExports::matters)
        .map(in -> place(person, in, user, words))
        .toList();
  }

  private static boolean matters(Person.InExport in) {
    return !in.members().isEmpty()
        || in.places().stream()
            .anyMatch(place -> place.listed() || place.ours().isPresent() || place.left());
  }

  private InExport place(Person person, Person.InExport in, CurrentUser user, Words words) {
    String customerId = person.customers().getFirst();
    Optional<InRun> heldBack = heldBack(in);
    boolean left =
        heldBack.flatMap(InRun::reason).filter(HoldBack.LEFT_LIST.name()::equals).isPresent();
    Optional<Export> export = exports.find(in.export());
    boolean lifted =
        export
            .flatMap(Export::list)
            .map(list -> permits.open(in.export(), list).lifted().contains(customerId))
            .orElse(false);
    boolean mayLift =
        user.may(Permission.LOOSEN_SAFEGUARDS)
            && export.filter(one -> rights.mayEdit(user, one)).isPresent();
    return new InExport(
        new Link(in.displayName(), "/exports/" + in.export()),
        in.export().value(),
        words.say(in.members().isEmpty() ? "customer.no-member" : "customer.member"),
        in.places().stream().map(place -> place(in, place, words)).toList(),
        heldBack.map(run -> reason(run, words)).orElse(""),
        left && mayLift && !lifted,
        lifted);
  }

  /** The newest run that did something about the customer, if it held the customer back. */
  private static Optional<InRun> heldBack(Person.InExport in) {
    return in.runs().stream()
        .filter(run -> run.verdict() != Verdict.NOTHING_KEPT)
        .findFirst()
        .filter(run -> run.verdict() == Verdict.HELD_BACK);
  }

  private static CustomerView.Place place(Person.InExport in, Place place, Words words) {
    List<String> facts = new ArrayList<>();
    boolean listed = isListed(in, place);
    facts.add(words.say(listed ? "place.listed" : "place.not-listed"));
    if (listed) {
      place.ours().ifPresent(ours -> facts.add(words.say(ours ? "place.ours" : "place.not-ours")));
    }
    if (place.left()) {
      facts.add(words.say("place.left"));
    }
    if (place.optedOut()) {
      facts.add(words.say("place.opted-out"));
    }
    if (place.failures() > 0) {
      facts.add(words.say("place.failures", place.failures()));
    }
    return new CustomerView.Place(place.address(), facts);
  }

  /** A run reads the list before it changes it, so what it did since counts. */
  static boolean isListed(Person.InExport in, Place place) {
    return in.runs().stream()
        .filter(run -> run.address().filter(place.address()::equals).isPresent())
        .filter(run -> run.extent().sends())
        .filter(run -> in.listRead().map(run.at()::isAfter).orElse(true))
        .map(InRun::verdict)
        .filter(CHANGES::contains)
        .findFirst()
        .map(verdict -> verdict != Verdict.REMOVED && !place.left())
        .orElse(place.listed());
  }

  /** What happened to the customer in all exports, the newest first. */
  static List<Run> runs(Person person, Words words) {
    record Dated(InRun run, Run view) {}
    return person.exports().stream()
        .flatMap(in ->
            in.runs().stream()
                .filter(run -> !NOTHING.contains(run.verdict()))
                .map(run -> new Dated(run, run(in, run, words))))
        .sorted(Comparator.comparing((Dated dated) -> dated.run().at()).reversed())
        .map(Dated::view)
        .toList();
  }

  private static Run run(Person.InExport in, InRun run, Words words) {
    String export = "/exports/" + in.export();
    return new Run(
        new Link(in.displayName(), export),
        new Link(words.number(run.number()), export + "/runs/" + run.number()),
        words.moment(run.at()),
        outcome(run, words),
        reason(run, words),
        run.address().orElse(""));
  }

  private static String outcome(InRun run, Words words) {
    String outcome = words.say("outcome", run.verdict());
    return run.extent().sends() ? outcome : words.say("customer.planned", outcome);
  }

  private static String reason(InRun run, Words words) {
    return run.reason()
        .map(reason -> ReasonWords.of(reason, run.winner().orElse(""), words))
        .orElse("");
  }
}
