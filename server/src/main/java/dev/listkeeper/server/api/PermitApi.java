package dev.listkeeper.server.api;

import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.Lifting;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.server.workspace.Sections;
import dev.listkeeper.workspace.Key;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What people allow the next run of an export to do once. */
@RestController
@RequestMapping("/api/v1/exports/{key}")
public class PermitApi {
  private final Lifting lifting;
  private final Sections sections;
  private final ConnectionRights rights;

  public PermitApi(Lifting lifting, Sections sections, ConnectionRights rights) {
    this.lifting = lifting;
    this.sections = sections;
    this.rights = rights;
  }

  /**
   * That the next run of an export may do it.
   *
   * @param customerId whom it may add; absent when it takes over who is on the list
   */
  public record Allowed(Key export, Optional<String> customerId) {}

  /**
   * The next run may add once a customer who had left the list.
   *
   * @param customerId beside the address, because not every CustomerId can stand in one
   */
  @PostMapping("/hold-backs/lift")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.LOOSEN_SAFEGUARDS)
  Allowed liftOf(
      @PathVariable Key key,
      @RequestParam String customerId,
      @AuthenticationPrincipal CurrentUser user) {
    return lift(key, customerId, user);
  }

  /** The same for a CustomerId without slashes and other signs that addresses refuse. */
  @PostMapping("/hold-backs/{customerId}/lift")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.LOOSEN_SAFEGUARDS)
  Allowed lift(
      @PathVariable Key key,
      @PathVariable String customerId,
      @AuthenticationPrincipal CurrentUser user) {
    lifting.lift(editable(key, user), customerId, user.email());
    return new Allowed(key, Optional.of(customerId));
  }

  /**
   * The next run takes over as ours the members who are on the list already, so that they are
   * removed when they are no longer to be on it.
   */
  @PostMapping("/adopt")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Needs(Permission.CONFIGURE_EXPORTS)
  Allowed adopt(@PathVariable Key key, @AuthenticationPrincipal CurrentUser user) {
    lifting.adopt(editable(key, user), user.email());
    return new Allowed(key, Optional.empty());
  }

  private Export editable(Key key, CurrentUser user) {
    Export export = sections.exports().require(key);
    rights.requireMayEdit(user, export);
    return export;
  }
}
