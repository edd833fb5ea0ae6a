package dev.listkeeper.constantcontact.sandbox.activity;

import dev.listkeeper.constantcontact.sandbox.account.Privileges;
import dev.listkeeper.constantcontact.sandbox.auth.Access;
import dev.listkeeper.constantcontact.sandbox.auth.Gate;
import dev.listkeeper.constantcontact.sandbox.contact.AddressBook;
import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Queues exports and gives out their files. */
final class ExportEndpoint {
  private static final Duration SHORT_LIFE = Duration.ofDays(1);

  private final Activities activities;
  private final Intake intake;
  private final ExportJob job;
  private final ActivityFiles files;
  private final AddressBook book;
  private final Switches switches;
  private final InstantSource clock;

  ExportEndpoint(
      Activities activities,
      Intake intake,
      ExportJob job,
      ActivityFiles files,
      AddressBook book,
      Switches switches,
      InstantSource clock) {
    this.activities = activities;
    this.intake = intake;
    this.job = job;
    this.files = files;
    this.book = book;
    this.switches = switches;
    this.clock = clock;
  }

  @Documented("contract 3.0.178: the documented path, and the misspelt one of its own example")
  List<Route> routes(Gate gate) {
    Access write = Access.contactData(Privileges.CONTACTS_WRITE);
    return List.of(
        new Route("POST", "/v3/activities/contact_exports", gate.before(write, this::export)),
        new Route("GET", "/v3/contact_exports/{file_id}", gate.before(write, this::download)),
        new Route("GET", "/v3/contacts_exports/{file_id}", gate.before(write, this::download)));
  }

  @Unconfirmed(Switch.EXPORT_FILE_HAS_OWN_ID)
  private Answer export(Call call) throws IOException {
    ObjectNode body = call.json().asObject();
    ExportRequest request = ExportRequest.of(body);
    if (!request.listIds().stream().allMatch(id -> book.lists().find(id).isPresent())) {
      throw Refusal.notFound("list_ids names a list that does not exist.");
    }
    if (!request.tagIds().stream().allMatch(id -> book.tags().find(id).isPresent())) {
      throw Refusal.notFound("tag_ids names a tag that does not exist.");
    }
    UUID id = intake.open();
    boolean ownId = switches.on(Switch.EXPORT_FILE_HAS_OWN_ID);
    body.put("file_id", (ownId ? activities.newId() : id).toString());
    // Only exports that pretend to take longer for more rows need to know how many there are.
    int rows =
        activities.delays().perThousandRows().isZero() ? 0 : job.count(request, clock.instant());
    return intake.queue(id, Kind.EXPORT, body, rows);
  }

  @Unconfirmed(Switch.EXPORT_FILE_LIVES_ONE_DAY)
  private Answer download(Call call) {
    String fileId = call.at("file_id");
    Instant now = clock.instant();
    boolean shortly = switches.on(Switch.EXPORT_FILE_LIVES_ONE_DAY);
    Activity activity =
        activities.newestFirst().stream()
            .filter(candidate -> candidate.kind() == Kind.EXPORT && candidate.outcome() != null)
            .filter(candidate -> candidate.request().path("file_id").asString("").equals(fileId))
            .filter(candidate -> Files.exists(files.export(candidate.id())))
            .filter(candidate -> !shortly || candidate.kept(now, SHORT_LIFE))
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("The export file was not found."));
    Path file = files.export(activity.id());
    return Answer.stream("text/csv", out -> Files.copy(file, out));
  }
}
