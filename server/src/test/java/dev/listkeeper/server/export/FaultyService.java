package dev.listkeeper.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.listkeeper.constantcontact.sandbox.Sandbox;
import dev.listkeeper.constantcontact.sandbox.activity.AcceptedImport;
import dev.listkeeper.constantcontact.sandbox.fault.Effect;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.server.store.TestDatabase;
import dev.listkeeper.workspace.Status;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export and a sandbox that can be told to fail. A family of faults each has a class of its own;
 * docs/reliability.md names their tests.
 */
abstract class FaultyService {
  static final String IMPORT = "POST /v3/activities/contacts_file_import";
  static final String EXPORT = "POST /v3/activities/contact_exports";
  static final String FILE = "GET /v3/contact_exports/{file_id}";
  static final String ACTIVITY = "GET /v3/activities/{activity_id}";
  static final String ACTIVITIES = "GET /v3/activities";
  static final String CONTACTS = "GET /v3/contacts";
  static final String LIST = "GET /v3/contact_lists/{list_id}";

  @TempDir Path home;
  Sandbox sandbox;
  Workbench bench;

  @BeforeEach
  void start() {
    sandbox = Sandbox.builder().noLimits().start();
    bench = new Workbench(home, sandbox, database());
  }

  TestDatabase database() {
    return TestDatabase.EMBEDDED;
  }

  @AfterEach
  void stop() {
    sandbox.clearFaults();
    bench.close();
    sandbox.close();
  }

  /** Customers 1 to {@code count}, all with this first name. */
  static List<List<String>> people(int count, String firstName) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      rows.add(List.of("C" + i, address(i), firstName, "Tester"));
    }
    return rows;
  }

  static String address(int number) {
    return "c" + number + "@example.org";
  }

  static Set<String> addresses(int count) {
    Set<String> addresses = new TreeSet<>();
    for (int i = 1; i <= count; i++) {
      addresses.add(address(i));
    }
    return addresses;
  }

  /** The next call of an endpoint is hit, and as often as it is repeated by the transport below. */
  void fault(String endpoint, Effect effect) {
    sandbox.fault(Fault.on(endpoint, effect).times(2));
  }

  Set<String> listed() {
    return sandbox.members(bench.list.value());
  }

  /** The run ended well, the list is the plan, and nothing arrived twice. */
  void assertExact(ExportRun run, Set<String> planned) {
    assertThat(run.failure()).isEmpty();
    assertThat(run.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(run.counts().addUp()).isTrue();
    assertThat(run.counts().listEqualsPlan()).isTrue();
    assertThat(listed()).isEqualTo(planned);
    assertNothingArrivedTwice();
  }

  void assertNothingArrivedTwice() {
    assertThat(sandbox.acceptedImports())
        .extracting(AcceptedImport::sha256)
        .doesNotHaveDuplicates();
  }

  void assertNothingSent() {
    assertThat(sandbox.acceptedImports()).isEmpty();
    assertThat(listed()).isEmpty();
  }

  /** The next run, undisturbed, makes the list exact. */
  void assertNextRunMakesItExact(Set<String> planned) {
    sandbox.clearFaults();
    ExportRun next = bench.run();
    assertThat(next.failure()).isEmpty();
    assertThat(next.status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(next.counts().listEqualsPlan()).isTrue();
    assertThat(listed()).isEqualTo(planned);
  }
}
