package dev.listkeeper.server.api;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.person.Person;
import dev.listkeeper.export.person.Person.InExport;
import dev.listkeeper.export.person.Person.Place;
import dev.listkeeper.export.person.PersonSearch;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One person: where they are and why. For Contributors and up, and audited. */
@RestController
@RequestMapping("/api/v1/people")
public class PersonApi {
  private final PersonSearch search;
  private final Sections sections;
  private final ConnectionRights rights;
  private final Audit audit;

  public PersonApi(PersonSearch search, Sections sections, ConnectionRights rights, Audit audit) {
    this.search = search;
    this.sections = sections;
    this.rights = rights;
    this.audit = audit;
  }

  /**
   * @param q a CustomerId or an e-mail address
   */
  @GetMapping
  @Needs(Permission.DOWNLOAD_PEOPLE)
  Person find(@RequestParam String q, @AuthenticationPrincipal CurrentUser user) {
    Person found = search.find(q);
    audit.note(
        CurrentUser.nameForTheRecord(),
        AuditAction.PEOPLE_DOWNLOADED,
        "people",
        "",
        ValueChange.of("customers", null, found.customers().size()));
    return new Person(
        found.query(),
        found.customers(),
        found.exports().stream().map(one -> asSeenBy(user, one)).toList());
  }

  /** The contact's id at Constant Contact is for those who may use the connection. */
  private InExport asSeenBy(CurrentUser user, InExport in) {
    Export export = sections.exports().require(in.export());
    if (rights.mayEdit(user, export)) {
      return in;
    }
    List<Place> places =
        in.places().stream()
            .map(place ->
                new Place(
                    place.address(),
                    place.customer(),
                    place.listed(),
                    place.ours(),
                    place.left(),
                    place.failures(),
                    place.optedOut(),
                    Optional.empty()))
            .toList();
    return new InExport(
        in.export(), in.displayName(), in.members(), in.listRead(), places, in.runs());
  }
}
