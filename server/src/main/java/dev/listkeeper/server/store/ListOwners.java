package dev.listkeeper.server.store;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.workspace.Key;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which export owns which list: a primary key sees to it that no list has two. */
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
    try {
      database
          .sql(
              "insert into list_owner (connection_key, list_id, export_key) values (:connection, :list, :export)")
          .param("connection", connection.value())
          .param("list", list.value())
          .param("export", export.value())
          .update();
    } catch (DuplicateKeyException e) {
      throw new Problem(
          ProblemCode.LIST_OWNED,
          "The list "
              + list
              + " already belongs to another export of this connection; a list can have one only.",
          e);
    }
  }

  void release(Key export) {
    database
        .sql("delete from list_owner where export_key = :export")
        .param("export", export.value())
        .update();
  }
}
