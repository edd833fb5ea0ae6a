package dev.listkeeper.server.web.run;

import dev.listkeeper.export.Outcome;
import dev.listkeeper.export.run.PeopleOfRun;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which people of a run are asked for; empty texts ask for all. Lives in the page's address.
 *
 * @param outcome an {@link Outcome} in lower case
 * @param reason a hold-back reason in lower case
 */
record PeopleFilter(String outcome, String reason, String search) {
  static final PeopleFilter ALL = new PeopleFilter("", "", "");

  Optional<Outcome> wantedOutcome() {
    return Arrays.stream(Outcome.values())
        .filter(one -> inAddress(one).equals(outcome))
        .findFirst();
  }

  PeopleOfRun.Wanted wanted() {
    return new PeopleOfRun.Wanted(
        wantedOutcome(), Optional.of(reason).filter(given -> !given.isEmpty()), search);
  }

  /** A constant as it stands in addresses. */
  static String inAddress(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Where these people are shown. */
  String address(String run, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(run);
    if (!outcome.isEmpty()) {
      address.queryParam("outcome", "{outcome}");
    }
    if (!reason.isEmpty()) {
      address.queryParam("reason", "{reason}");
    }
    if (!search.isEmpty()) {
      address.queryParam("search", "{search}");
    }
    if (page > 1) {
      address.queryParam("page", page);
    }
    return address
            .encode()
            .buildAndExpand(
                java.util.Map.of("outcome", outcome, "reason", reason, "search", search))
            .toUriString()
        + "#people";
  }
}
