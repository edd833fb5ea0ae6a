package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** The users who may sign in. */
public final class Users {
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

  public Optional<CurrentUser> find(String email) {
    return database
        .sql("select id, email, display_name, role from person where email = :email")
        .param("email", normal(email))
        .query((row, number) -> person(row))
        .optional();
  }

  Optional<String> passwordHash(String email) {
    return database
        .sql("select password_hash from person where email = :email")
        .param("email", normal(email))
        .query(String.class)
        .optional();
  }

  CurrentUser add(String email, String displayName, Role role, String passwordHash) {
    GeneratedKeyHolder id = new GeneratedKeyHolder();
    try {
      database
          .sql(
              """
              insert into person (email, display_name, role, password_hash, created_at)
              values (:email, :name, :role, :hash, :at)
              """)
          .param("email", normal(email))
          .param("name", displayName)
          .param("role", role.name())
          .param("hash", passwordHash)
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update(id, "id");
    } catch (DuplicateKeyException e) {
      throw new Problem(
          ProblemCode.ALREADY_EXISTS,
          "There is already somebody with the e-mail " + email + ".",
          e);
    }
    return new CurrentUser(
        Objects.requireNonNull(id.getKey()).longValue(), normal(email), displayName, role);
  }

  static CurrentUser person(ResultSet row) throws SQLException {
    return new CurrentUser(
        row.getLong("id"),
        row.getString("email"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")));
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
