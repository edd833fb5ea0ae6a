package dev.listkeeper.server.notify;

import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.User;
import dev.listkeeper.server.user.Users;
import dev.listkeeper.workspace.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is told: every Administrator, and the owner of the export that it is about. */
final class Audience {
  private final JdbcClient database;
  private final Users users;

  Audience(JdbcClient database, Users users) {
    this.database = database;
    this.users = users;
  }

  List<User> of(Event event) {
    Optional<String> owner = event.export().flatMap(this::owner);
    return users.all().stream()
        .filter(user -> user.state() == User.State.ACTIVE)
        .filter(user ->
            user.role() == Role.ADMINISTRATOR || owner.filter(user.email()::equals).isPresent())
        .toList();
  }

  /** Who last saved it; nobody, when that was not a user. */
  private Optional<String> owner(Key export) {
    return database
        .sql(
            """
            select who from audit_entry
            where object = :object and action in ('DEFINITION_ADDED', 'DEFINITION_CHANGED')
            order by id desc fetch first 1 row only
            """)
        .param("object", "exports/" + export)
        .query(String.class)
        .optional()
        .map(who -> who.toLowerCase(Locale.ROOT));
  }
}
