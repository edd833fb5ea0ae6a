package dev.listkeeper.server.web.search;

import dev.listkeeper.export.Export;
import dev.listkeeper.segment.Segment;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.customer.CustomerAddress;
import dev.listkeeper.server.web.customer.CustomerList;
import dev.listkeeper.server.web.customer.CustomersView;
import dev.listkeeper.server.web.search.SearchView.Found;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Definition;
import dev.listkeeper.workspace.Definitions;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the search of the top bar finds. */
@Controller
class SearchController {
  /** Of each kind; the list of customers has the rest. */
  private static final int MOST = 10;

  private final Definitions<Export> exports;
  private final Definitions<Segment> segments;
  private final CustomerList customers;
  private final Wording wording;

  SearchController(
      Definitions<Export> exports,
      Definitions<Segment> segments,
      CustomerList customers,
      Wording wording) {
    this.exports = exports;
    this.segments = segments;
    this.customers = customers;
    this.wording = wording;
  }

  /** Somebody who is found by the whole address or CustomerId is shown at once. */
  @GetMapping("/search")
  @Needs(Permission.SEE_WORKSPACE)
  String search(@RequestParam(defaultValue = "") String q, Model model, Locale locale) {
    Words words = wording.in(locale);
    String wanted = q.strip();
    List<Found> sending = wanted.isEmpty() ? List.of() : named(exports.all(), "/exports/", wanted);
    List<Found> holding =
        wanted.isEmpty() ? List.of() : named(segments.all(), "/segments/", wanted);
    CustomersView people = customers.find(wanted, Paging.of(1, MOST), words);
    if (sending.isEmpty() && holding.isEmpty() && isExactly(wanted, people)) {
      return "redirect:" + people.customers().getFirst().address();
    }
    long found = sending.size() + holding.size() + people.pager().total();
    model.addAttribute(
        "view",
        new SearchView(
            wanted,
            !wanted.isEmpty(),
            wanted.isEmpty() ? words.say("search.ask") : words.say("search.state", found, wanted),
            sending,
            holding,
            people,
            CustomerAddress.found(wanted, 1)));
    return "search/search";
  }

  private static boolean isExactly(String wanted, CustomersView people) {
    return people.customers().size() == 1
        && (people.customers().getFirst().customerId().equalsIgnoreCase(wanted)
            || people.customers().getFirst().cells().stream().anyMatch(wanted::equalsIgnoreCase));
  }

  private static List<Found> named(List<? extends Definition> among, String folder, String wanted) {
    String part = wanted.toLowerCase(Locale.ROOT);
    return among.stream()
        .filter(one ->
            one.displayName().toLowerCase(Locale.ROOT).contains(part)
                || one.key().value().contains(part))
        .limit(MOST)
        .map(one -> new Found(one.displayName(), folder + one.key()))
        .toList();
  }
}
