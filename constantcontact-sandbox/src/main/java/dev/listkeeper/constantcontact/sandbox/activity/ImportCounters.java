package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what became of the rows of one import. */
@Documented("contract 3.0.178, ActivityImport.status: the header counts in items_total_count")
final class ImportCounters {
  private static final int CAP = 100;

  private final Switches switches;
  private final List<String> errors = new ArrayList<>();
  private int rows;
  private int persons;
  private int failed;
  private int correctable;
  private int cannotAdd;

  ImportCounters(Switches switches) {
    this.switches = switches;
  }

  void row(boolean newPerson) {
    rows++;
    persons += newPerson ? 1 : 0;
  }

  void failed(ImportRow row, String why) {
    failed++;
    error(row, why);
  }

  void correctable(ImportRow row, String why) {
    correctable++;
    error(row, why);
  }

  void cannotAddToList() {
    cannotAdd++;
  }

  @Documented("older contract and a third-party exporter: Line n: text; line 1 is the header")
  @Unconfirmed({Switch.LINE_NUMBERS_COUNT_HEADER, Switch.ERROR_TEXTS_CAPPED})
  private void error(ImportRow row, String why) {
    if (errors.size() < CAP || !switches.on(Switch.ERROR_TEXTS_CAPPED)) {
      int line = row.number() + (switches.on(Switch.LINE_NUMBERS_COUNT_HEADER) ? 1 : 0);
      errors.add("Line " + line + ": " + why);
    }
  }

  @Unconfirmed(Switch.ERROR_COUNT_INCLUDES_CORRECTABLE)
  private boolean errorsHoldAll() {
    return switches.on(Switch.ERROR_COUNT_INCLUDES_CORRECTABLE);
  }

  Outcome outcome() {
    Map<String, Integer> counters = new LinkedHashMap<>();
    counters.put("items_total_count", rows + 1);
    counters.put("person_count", persons);
    counters.put("error_count", failed + (errorsHoldAll() ? correctable : 0));
    counters.put("correctable_count", correctable);
    counters.put("cannot_add_to_list_count", cannotAdd);
    return new Outcome(State.COMPLETED, counters, errors);
  }
}
