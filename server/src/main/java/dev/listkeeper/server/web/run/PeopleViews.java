package dev.listkeeper.server.web.run;

import dev.listkeeper.export.HoldBack;
import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.plan.PlanRow;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.PeopleOfRun;
import dev.listkeeper.query.Query;
import dev.listkeeper.server.web.customer.CustomerAddress;
import dev.listkeeper.server.web.customer.RowReader;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.ReasonWords;
import dev.listkeeper.server.web.view.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A page of the people of a run. */
final class PeopleViews {
  private final PeopleOfRun people;
  private final RowReader rows;

  PeopleViews(PeopleOfRun people, RowReader rows) {
    this.people = people;
    this.rows = rows;
  }

  PeopleView of(ExportRun run, PeopleFilter filter, Paging paging, Words words) {
    Optional<Query> query = people.find(run, filter.wanted());
    RowReader.Page page =
        query
            .map(found -> rows.page(found, PlanRow.CUSTOMER_ID, paging, words))
            .orElseGet(() -> new RowReader.Page(0, List.of()));
    return new PeopleView(
        filter.search(),
        options(Outcome.values(), "outcome", filter.outcome(), words),
        options(HoldBack.values(), "holdback", filter.reason(), words),
        page.rows().stream().map(row -> line(row, words)).toList(),
        PagerView.of(
            paging, page.total(), words, number -> filter.address(RunWords.address(run), number)),
        note(run, query.isPresent(), words));
  }

  private static @org.jspecify.annotations.Nullable String note(
      ExportRun run, boolean kept, Words words) {
    if (kept) {
      return null;
    }
    if (run.endedAt().isEmpty()) {
      return words.say("people.not-yet");
    }
    boolean planned = run.counts().members() > 0 || run.counts().removals().planned() > 0;
    return words.say(planned ? "people.gone" : "people.no-plan");
  }

  private static List<Option> options(
      Enum<?>[] constants, String prefix, String chosen, Words words) {
    return Stream.concat(
            Stream.of(new Option("", words.say(prefix + ".all"), chosen.isEmpty())),
            Arrays.stream(constants).map(one -> option(one, prefix, chosen, words)))
        .toList();
  }

  private static Option option(Enum<?> one, String prefix, String chosen, Words words) {
    String value = PeopleFilter.inAddress(one);
    return new Option(value, words.say(prefix, one), value.equals(chosen));
  }

  private static PeopleView.Line line(List<String> row, Words words) {
    return new PeopleView.Line(
        row.get(0),
        row.get(1),
        CustomerAddress.of(row.get(1)),
        words.say("outcome." + row.get(2)),
        ReasonWords.of(row.get(3), row.get(4), words));
  }
}
