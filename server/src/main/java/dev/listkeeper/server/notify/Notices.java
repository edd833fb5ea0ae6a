package dev.listkeeper.server.notify;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Stored events, with whom they are told to and what is still to be sent of them. */
public final class Notices {
  static final String COLUMNS =
      "n.id, n.kind, n.form, n.subject, n.name, n.address, n.numbers, n.at";
  private static final int LONGEST_NAME = 400;

  private final JdbcClient database;
  private final JsonMapper mapper;
  private final TransactionOperations transaction;

  public Notices(JdbcClient database, JsonMapper mapper, TransactionOperations transaction) {
    this.database = database;
    this.mapper = mapper;
    this.transaction = transaction;
  }

  /** A way out, and whom it reaches by it. */
  record Addressee(String channel, String receiver) {}

  /**
   * Adds an event with all that follows from it, or nothing when it is known already.
   *
   * @param readers ids of the people who see it on pages
   * @return whether it was new
   */
  boolean add(Event event, Set<Long> readers, Set<Addressee> addressees, Instant now) {
    try {
      return Boolean.TRUE.equals(
          transaction.execute(_ -> {
            if (isKnown(event)) {
              return false;
            }
            long id = insert(event);
            readers.forEach(person -> addReader(id, person));
            addressees.forEach(one -> addDelivery(id, one, now));
            return true;
          }));
    } catch (DuplicateKeyException anotherProcessWasFaster) {
      return false;
    }
  }

  private boolean isKnown(Event event) {
    return database
            .sql("select count(*) from notification where happened = :happened")
            .param("happened", event.happened())
            .query(Long.class)
            .single()
        > 0;
  }

  private long insert(Event event) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    database
        .sql(
            """
            insert into notification (happened, kind, form, subject, name, address, numbers, at)
            values (:happened, :kind, :form, :subject, :name, :address, :numbers, :at)
            """)
        .param("happened", event.happened())
        .param("kind", event.kind().name())
        .param("form", event.form().name())
        .param("subject", event.subject())
        .param("name", event.name().substring(0, Math.min(event.name().length(), LONGEST_NAME)))
        .param("address", event.address())
        .param("numbers", mapper.writeValueAsString(event.numbers()))
        .param("at", Instants.of(event.at()))
        .update(id, "id");
    return Objects.requireNonNull(id.getKey()).longValue();
  }

  private void addReader(long notice, long person) {
    database
        .sql(
            "insert into notification_reader (notification_id, person_id) values (:notice, :person)")
        .param("notice", notice)
        .param("person", person)
        .update();
  }

  private void addDelivery(long notice, Addressee addressee, Instant now) {
    database
        .sql(
            """
            insert into notification_delivery (notification_id, channel, receiver, attempts, next_at)
            values (:notice, :channel, :receiver, 0, :now)
            """)
        .param("notice", notice)
        .param("channel", addressee.channel())
        .param("receiver", addressee.receiver())
        .param("now", Instants.of(now))
        .update();
  }

  /** What a person is told, the newest first. */
  public List<Notice> of(long person, boolean unreadOnly, int limit, long offset) {
    return database
        .sql(
            "select "
                + COLUMNS
                + ", r.read_at from notification n join notification_reader r on r.notification_id = n.id"
                + " where r.person_id = :person"
                + (unreadOnly ? " and r.read_at is null" : "")
                + " order by n.id desc offset :offset rows fetch next :limit rows only")
        .param("person", person)
        .param("offset", offset)
        .param("limit", limit)
        .query((row, _) -> notice(row, Instants.optional(row, "read_at")))
        .list();
  }

  public long count(long person, boolean unreadOnly) {
    return database
        .sql(
            "select count(*) from notification_reader where person_id = :person"
                + (unreadOnly ? " and read_at is null" : ""))
        .param("person", person)
        .query(Long.class)
        .single();
  }

  /**
   * Notes that a person has seen it; the first time counts.
   *
   * @return the address of the page that shows what it is about
   * @throws Problem NOT_FOUND when it is not one of theirs
   */
  public String read(long person, long id, Instant at) {
    String address =
        database
            .sql(
                """
                select n.address from notification n
                join notification_reader r on r.notification_id = n.id
                where n.id = :id and r.person_id = :person
                """)
            .param("id", id)
            .param("person", person)
            .query(String.class)
            .optional()
            .orElseThrow(
                () -> new Problem(ProblemCode.NOT_FOUND, "You have no notification " + id + "."));
    database
        .sql(
            """
            update notification_reader set read_at = :at
            where notification_id = :id and person_id = :person and read_at is null
            """)
        .param("at", Instants.of(at))
        .param("id", id)
        .param("person", person)
        .update();
    return address;
  }

  /** Notes that a person has seen them all. */
  public void readAll(long person, Instant at) {
    database
        .sql(
            "update notification_reader set read_at = :at where person_id = :person and read_at is null")
        .param("at", Instants.of(at))
        .param("person", person)
        .update();
  }

  /** Removes those of before a time, with what is left to send of them. */
  void forgetBefore(Instant time) {
    database
        .sql("delete from notification where at < :time")
        .param("time", Instants.of(time))
        .update();
  }

  Notice notice(ResultSet row, Optional<Instant> readAt) throws SQLException {
    return new Notice(
        row.getLong("id"),
        Event.Kind.valueOf(row.getString("kind")),
        Event.Form.valueOf(row.getString("form")),
        row.getString("subject"),
        row.getString("name"),
        row.getString("address"),
        List.of(mapper.readValue(row.getString("numbers"), String[].class)),
        Instants.required(row, "at"),
        readAt);
  }
}
