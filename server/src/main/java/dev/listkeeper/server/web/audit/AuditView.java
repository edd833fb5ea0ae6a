package dev.listkeeper.server.web.audit;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.Option;
import dev.listkeeper.server.web.view.PagerView;
import java.util.List;

/**
 * What was found.
 *
 * @param fields what was looked for
 * @param file address of all of it as a file
 */
record AuditView(
    String state,
    AuditFields fields,
    List<Option> actions,
    List<Line> entries,
    String file,
    PagerView pager) {

  /**
   * An entry.
   *
   * @param token name of the API token; empty when it was none
   * @param name of the object; empty when it has none
   */
  record Line(
      MomentView at,
      String who,
      String token,
      String action,
      String object,
      String name,
      String from,
      String summary,
      List<Change> changes) {}

  /** A value before and after; a dash for what was not there. */
  record Change(String field, String before, String after) {}
}
