package dev.listkeeper.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.export.DataMatching;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.ExportRules;
import dev.listkeeper.export.ListId;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.AttributePath;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OwnedExportsTest {
  private static final String LIST = "4b990247-6882-15ee-855c-54709378ad51";
  private static final String OTHER_LIST = "5b990247-6882-15ee-855c-54709378ad51";

  @TempDir Path home;
  private Definitions<Export> exports;

  @BeforeEach
  void open(TestDatabase kind) {
    DataSource source = kind.source(home);
    JdbcClient database = JdbcClient.create(source);
    DefinitionStore store =
        new DefinitionStore(
            database, DefinitionJson.mapper(), Clock.systemUTC(), () -> "ann@example.org");
    exports =
        new OwnedExports(
            store.of("export", Export.class),
            new ListOwners(database),
            new TransactionTemplate(new JdbcTransactionManager(source)));
  }

  @OnBothDatabases
  void aListHasOneExportOnly() {
    exports.save(export("first", "cc", LIST));

    assertThatThrownBy(() -> exports.save(export("second", "cc", LIST)))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.LIST_OWNED))
        .hasMessageContaining(LIST);
    assertThat(exports.find(new Key("second"))).isEmpty();
  }

  @OnBothDatabases
  void aSecondConnectionDoesNotGiveAListASecondOwner() {
    exports.save(export("first", "cc", LIST));

    assertThatThrownBy(() -> exports.save(export("second", "other", LIST)))
        .hasMessageContaining("already belongs to the export 'first'");
  }

  @OnBothDatabases
  void aRefusedChangeLeavesTheOldListOwned() {
    exports.save(export("first", "cc", LIST));
    exports.save(export("second", "cc", OTHER_LIST));

    assertThatThrownBy(() -> exports.save(export("second", "cc", LIST)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> exports.save(export("third", "cc", OTHER_LIST)))
        .as("the second still owns its list")
        .isInstanceOf(Problem.class);
  }

  @OnBothDatabases
  void aListIsFreeAgainWhenItsExportMovesOnOrGoes() {
    exports.save(export("first", "cc", LIST));
    exports.save(export("first", "cc", OTHER_LIST));
    exports.save(export("second", "cc", LIST));
    exports.remove(new Key("second"));
    exports.save(export("third", "cc", LIST));

    assertThat(exports.all())
        .extracting(export -> export.key().value())
        .containsExactly("first", "third");
  }

  private static Export export(String key, String connection, String list) {
    return new Export(
        new Key(key),
        key,
        Optional.of(new Key(connection)),
        Optional.of(ListId.of(list)),
        new DataMatching(AttributePath.of("email"), Optional.empty(), Optional.empty()),
        List.of(new Key("loyal")),
        Optional.empty(),
        ExportRules.DEFAULT);
  }
}
