package dev.listkeeper.server.store;

import dev.listkeeper.export.ListId;
import dev.listkeeper.export.constantcontact.Harvest;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** How far the lists have been read for contact ids. */
public final class StoredHarvestMarks implements Harvest.Marks {
  private final JdbcClient database;
  private final TransactionOperations transaction;
  private final Fence fence;

  public StoredHarvestMarks(JdbcClient database, TransactionOperations transaction, Fence fence) {
    this.database = database;
    this.transaction = transaction;
    this.fence = fence;
  }

  @Override
  public Optional<Harvest.Mark> find(ListId list) {
    return database
        .sql(
            "select next_page, began_at, learned_until, due_at from harvest_mark where list_id = :list")
        .param("list", list.value())
        .query((row, _) ->
            new Harvest.Mark(
                list,
                Optional.ofNullable(row.getString("next_page")),
                Instants.required(row, "began_at"),
                Instants.optional(row, "learned_until"),
                Instants.required(row, "due_at")))
        .optional();
  }

  @Override
  public void save(Harvest.Mark mark) {
    transaction.executeWithoutResult(_ -> {
      fence.check();
      database
          .sql("delete from harvest_mark where list_id = :list")
          .param("list", mark.list().value())
          .update();
      database
          .sql(
              "insert into harvest_mark (list_id, next_page, began_at, learned_until, due_at)"
                  + " values (:list, :next, :began, :learned, :due)")
          .param("list", mark.list().value())
          .param("next", mark.next().orElse(null))
          .param("began", Instants.of(mark.began()))
          .param("learned", Instants.of(mark.learned()))
          .param("due", Instants.of(mark.due()))
          .update();
    });
  }
}
