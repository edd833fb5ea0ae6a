package dev.listkeeper.server.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Finds what was recorded, latest first. */
public final class AuditLog {
  private static final String SELECT =
      "select id, at, who, token, action, object, object_name, origin, changes from audit_entry ";

  private final JdbcClient database;
  private final JsonMapper mapper;

  /** A condition in SQL with its parameters. */
  private record Where(String sql, Map<String, Object> parameters) {}

  public AuditLog(JdbcClient database, JsonMapper mapper) {
    this.database = database;
    this.mapper = mapper;
  }

  public long count(AuditFilter filter) {
    Where where = where(filter);
    return database
        .sql("select count(*) from audit_entry " + where.sql())
        .params(where.parameters())
        .query(Long.class)
        .single();
  }

  public List<AuditEntry> latest(AuditFilter filter, int limit, long offset) {
    Where where = where(filter);
    return database
        .sql(
            SELECT
                + where.sql()
                + " order by id desc offset :offset rows fetch next :limit rows only")
        .params(where.parameters())
        .param("offset", offset)
        .param("limit", limit)
        .query((row, number) -> entry(row))
        .list();
  }

  /** All of them, one at a time. */
  public void each(AuditFilter filter, Consumer<AuditEntry> reader) {
    Where where = where(filter);
    database
        .sql(SELECT + where.sql() + " order by id desc")
        .params(where.parameters())
        .query(row -> {
          reader.accept(entry(row));
        });
  }

  /** When each object was last the object of an action, by its name; of a kind of objects. */
  public Map<String, Instant> lastTimes(AuditAction action, String kind) {
    Map<String, Instant> times = new HashMap<>();
    database
        .sql(
            """
            select object, max(at) as last_at from audit_entry
            where action = :action and object like :objects escape '!' group by object
            """)
        .param("action", action.name())
        .param("objects", literal(kind) + "/%")
        .query(row -> {
          times.put(
              row.getString("object"), row.getObject("last_at", OffsetDateTime.class).toInstant());
        });
    return times;
  }

  private static Where where(AuditFilter filter) {
    List<String> all = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    filter
        .who()
        .ifPresent(who -> {
          all.add("(lower(who) like :who escape '!' or lower(token) like :who escape '!')");
          parameters.put("who", "%" + literal(who.toLowerCase(Locale.ROOT)) + "%");
        });
    filter
        .action()
        .ifPresent(action -> {
          all.add("action = :action");
          parameters.put("action", action.name());
        });
    filter
        .object()
        .ifPresent(object -> {
          all.add("(object = :object or object like :inside escape '!')");
          parameters.put("object", object);
          parameters.put("inside", literal(object) + "/%");
        });
    filter
        .from()
        .ifPresent(from -> {
          all.add("at >= :from");
          parameters.put("from", from.atOffset(ZoneOffset.UTC));
        });
    filter
        .to()
        .ifPresent(to -> {
          all.add("at < :to");
          parameters.put("to", to.atOffset(ZoneOffset.UTC));
        });
    return new Where(all.isEmpty() ? "" : "where " + String.join(" and ", all), parameters);
  }

  /** So that what somebody looks for means itself. */
  private static String literal(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private AuditEntry entry(ResultSet row) throws SQLException {
    Instant at = Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    return new AuditEntry(
        row.getLong("id"),
        at,
        row.getString("who"),
        Optional.ofNullable(row.getString("token")),
        AuditAction.valueOf(row.getString("action")),
        row.getString("object"),
        row.getString("object_name"),
        row.getString("origin"),
        List.of(mapper.readValue(row.getString("changes"), ValueChange[].class)));
  }
}
