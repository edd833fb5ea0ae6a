package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Customers;
import dev.listkeeper.query.Expression;
import dev.listkeeper.query.Query;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.query.Schema;
import dev.listkeeper.query.Type;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.snapshot.DatasetName;
import dev.listkeeper.snapshot.Snapshots;
import dev.listkeeper.snapshot.Version;
import dev.listkeeper.source.Rejects;
import dev.listkeeper.source.TableName;
import dev.listkeeper.workspace.Key;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Members of segments and rejected rows. Data of people leaves by here for Contributors only. */
@RestController
@RequestMapping("/api/v1")
public class PeopleApi {
  private final Sections sections;
  private final Snapshots snapshots;
  private final QueryEngine engine;
  private final Audit audit;

  public PeopleApi(Sections sections, Snapshots snapshots, QueryEngine engine, Audit audit) {
    this.sections = sections;
    this.snapshots = snapshots;
    this.engine = engine;
    this.audit = audit;
  }

  /**
   * How many members a segment has.
   *
   * @param at when the segment was last evaluated
   */
  public record Count(Key segment, long count, Instant at) {}

  @GetMapping("/segments/{key}/count")
  @Needs(Permission.SEE_WORKSPACE)
  Count count(@PathVariable Key key) {
    Version members = members(key);
    return new Count(key, members.snapshot().rows(), members.committedAt());
  }

  @GetMapping("/segments/{key}/members")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Rows members(
      @PathVariable Key key,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(defaultValue = "") String search) {
    Query customers =
        new Query.Scan(
            snapshots
                .require(Customers.DATASET, "There are no customer profiles yet; run a refresh.")
                .snapshot());
    Query found =
        new Query.Join(
            Query.JoinKind.SEMI,
            search.isBlank() ? customers : matching(customers, search.strip()),
            new Query.Scan(members(key).snapshot()),
            List.of(new Query.Key(Customers.CUSTOMER_ID, Customers.CUSTOMER_ID)));
    return given(
        "segments/" + key + "/members",
        Rows.of(
            engine, found, List.of(Query.Order.ascending(Customers.CUSTOMER_ID)), offset, limit));
  }

  private Version members(Key segment) {
    sections.segments().require(segment);
    return snapshots.require(
        new DatasetName(DatasetName.Kind.MEMBERS, segment.value()),
        "Segment '" + segment + "' was not evaluated yet; run a refresh first.");
  }

  /** Rows that hold the words in one of their texts, upper or lower case. */
  private static Query matching(Query customers, String words) {
    String part = words.toLowerCase(Locale.ROOT);
    List<Expression> anywhere =
        customers.schema().columns().stream()
            .filter(column -> column.type() == Type.TEXT)
            .map(Schema.Column::name)
            .map(name -> holds(name, part))
            .toList();
    return new Query.Filter(customers, new Expression.Or(anywhere));
  }

  private static Expression holds(String column, String part) {
    Expression text =
        new Expression.Apply(Expression.TextFunction.LOWER, new Expression.Ref(column));
    return new Expression.Holds(Expression.Place.ANYWHERE, text, part);
  }

  @GetMapping("/sources/{source}/tables/{table}/rejects")
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Rows rejects(
      @PathVariable Key source,
      @PathVariable Key table,
      @RequestParam(defaultValue = "0") long offset,
      @RequestParam(defaultValue = "50") int limit) {
    TableName name = new TableName(source, table);
    if (sections.sources().require(source).table(table).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no table " + name + ".");
    }
    Version rejects =
        snapshots.require(
            name.rejects(),
            "The table " + name + " has not been read yet; refresh its data source first.");
    return given(
        "sources/" + source + "/tables/" + table + "/rejects",
        Rows.of(
            engine,
            new Query.Scan(rejects.snapshot()),
            List.of(
                Query.Order.ascending(Rejects.FILE),
                Query.Order.ascending(Rejects.LINE),
                Query.Order.ascending(Rejects.RAW)),
            offset,
            limit));
  }

  /** Nobody gets data of people without leaving a trace. */
  private Rows given(String object, Rows rows) {
    audit.note(
        CurrentUser.nameForTheRecord(),
        AuditAction.PEOPLE_DOWNLOADED,
        object,
        "",
        ValueChange.of("rows", null, rows.rows().size()));
    return rows;
  }
}
