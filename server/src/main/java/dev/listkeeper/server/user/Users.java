package dev.listkeeper.server.user;

import com.sanctionco.jmail.JMail;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** All users, a row each. Nobody is ever removed, so that what they did keeps a name. */
public final class Users {
  private static final String SELECT =
      """
      select id, email, display_name, role, password_hash, created_at, deactivated_at, signed_in_at
      from person
      """;
  private static final String MAY_SIGN_IN = " deactivated_at is null and password_hash is not null";

  private final JdbcClient database;
  private final Clock clock;

  public Users(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  boolean hasAdministrator() {
    return database
            .sql("select count(*) from person where role = :role")
            .param("role", Role.ADMINISTRATOR.name())
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Whether somebody is an Administrator who may sign in, so that exports may run in their name.
   */
  public boolean isAdministratorWhoMaySignIn(String email) {
    return database
            .sql(
                "select count(*) from person where email = :email and role = :role and"
                    + MAY_SIGN_IN)
            .param("email", normal(email))
            .param("role", Role.ADMINISTRATOR.name())
            .query(Long.class)
            .single()
        > 0;
  }

  /** In the order of their e-mail addresses. */
  public List<User> all() {
    return database.sql(SELECT + "order by email").query((row, number) -> user(row)).list();
  }

  /**
   * The user of an id.
   *
   * @throws Problem NOT_FOUND
   */
  public User require(long id) {
    return database
        .sql(SELECT + "where id = :id")
        .param("id", id)
        .query((row, number) -> user(row))
        .optional()
        .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no user " + id + "."));
  }

  public Optional<User> find(String email) {
    return database
        .sql(SELECT + "where email = :email")
        .param("email", normal(email))
        .query((row, number) -> user(row))
        .optional();
  }

  /** Empty as well for somebody who may not sign in. */
  Optional<String> passwordHash(String email) {
    return database
        .sql("select password_hash from person where email = :email and" + MAY_SIGN_IN)
        .param("email", normal(email))
        .query(String.class)
        .optional();
  }

  /**
   * Adds somebody.
   *
   * @param passwordHash null: they are still to choose a password
   * @throws Problem INVALID_REQUEST for a name or e-mail that is none; ALREADY_EXISTS
   */
  User add(String email, String displayName, Role role, @Nullable String passwordHash) {
    checkName(displayName);
    checkEmail(email);
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    try {
      database
          .sql(
              """
              insert into person (email, display_name, role, password_hash, created_at)
              values (:email, :name, :role, :hash, :at)
              """)
          .param("email", normal(email))
          .param("name", displayName.strip())
          .param("role", role.name())
          .param("hash", passwordHash)
          .param("at", Instants.of(clock.instant()))
          .update(id, "id");
    } catch (DuplicateKeyException e) {
      throw new Problem(
          ProblemCode.ALREADY_EXISTS,
          "There is already somebody with the e-mail " + normal(email) + ".",
          e);
    }
    return require(Objects.requireNonNull(id.getKey()).longValue());
  }

  private static void checkName(String name) {
    if (name.isBlank() || name.length() > 200) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give a display name of at most 200 characters.");
    }
  }

  private static void checkEmail(String email) {
    if (email.length() > 320 || !JMail.strictValidator().isValid(email.strip())) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST, "Give an e-mail address like ann@example.org.");
    }
  }

  void setPassword(long id, String hash) {
    set(id, "password_hash", hash);
  }

  void setRole(long id, Role role) {
    set(id, "role", role.name());
  }

  void setDeactivated(long id, boolean deactivated) {
    set(id, "deactivated_at", deactivated ? Instants.of(clock.instant()) : null);
  }

  void setSignedIn(long id, Instant at) {
    set(id, "signed_in_at", Instants.of(at));
  }

  private void set(long id, String column, @Nullable Object value) {
    database
        .sql("update person set " + column + " = :value where id = :id")
        .param("value", value)
        .param("id", id)
        .update();
  }

  /**
   * Sees to it that somebody else is an Administrator who may sign in. Of two who deactivate each
   * other at once, the second waits here for the first.
   *
   * @throws Problem IN_USE
   */
  void requireAnotherAdministrator(long than) {
    boolean found =
        database
            .sql(
                "select id from person where role = :role and"
                    + MAY_SIGN_IN
                    + " order by id for update")
            .param("role", Role.ADMINISTRATOR.name())
            .query(Long.class)
            .list()
            .stream()
            .anyMatch(id -> id != than);
    if (!found) {
      throw new Problem(
          ProblemCode.IN_USE,
          "This is the only Administrator who can sign in; make somebody else one first.");
    }
  }

  private static User user(ResultSet row) throws SQLException {
    boolean invited = row.getString("password_hash") == null;
    boolean deactivated = Instants.optional(row, "deactivated_at").isPresent();
    return new User(
        row.getLong("id"),
        row.getString("email"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        deactivated ? User.State.DEACTIVATED : invited ? User.State.INVITED : User.State.ACTIVE,
        Instants.required(row, "created_at"),
        Instants.optional(row, "signed_in_at"));
  }

  /** Somebody as a row of a query that joins person as {@code p}. */
  static CurrentUser current(ResultSet row, @Nullable String token) throws SQLException {
    return new CurrentUser(
        row.getLong("person_id"),
        row.getString("email"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")),
        token);
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
