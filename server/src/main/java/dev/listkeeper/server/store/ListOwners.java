package dev.listkeeper.server.store;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which export owns which list: a constraint sees to it that no list has two. The id of a list is
 * unique over all accounts, so that two connections to one account make no difference.
 */
public final class ListOwners {
  private final JdbcClient database;

  public ListOwners(JdbcClient database) {
    this.database = database;
  }

  /** Makes the export the owner of its list, and of no other. */
  void claim(Export export) {
    release(export.key());
    if (export.connection().isPresent() && export.list().isPresent()) {
      claim(export.key(), export.connection().get(), export.list().get());
    }
  }

  private void claim(Key export, Key connection, ListId list) {
    owner(list)
        .ifPresent(other -> {
          throw owned(list, "the export '" + other + "'", null);
        });
    try {
      database
          .sql(
              "insert into list_owner (connection_key, list_id, export_key) values (:connection, :list, :export)")
          .param("connection", connection.value())
          .param("list", list.value())
          .param("export", export.value())
          .update();
    } catch (DuplicateKeyException e) {
      throw owned(list, "another export", e); // which claimed it at the same moment
    }
  }

  private Optional<String> owner(ListId list) {
    return database
        .sql("select export_key from list_owner where list_id = :list")
        .param("list", list.value())
        .query(String.class)
        .optional();
  }

  private static Problem owned(ListId list, String owner, @Nullable Throwable cause) {
    return new Problem(
        ProblemCode.LIST_OWNED,
        "The list " + list + " already belongs to " + owner + "; a list can have one export only.",
        cause);
  }

  void release(Key export) {
    database
        .sql("delete from list_owner where export_key = :export")
        .param("export", export.value())
        .update();
  }
}
