package dev.listkeeper.server.security;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is asking, by a session or by an API token. Controllers take it as a parameter annotated with
 * {@code @AuthenticationPrincipal}.
 *
 * @param token name of the API token they came in by; null: by a session
 */
public record CurrentUser(
    long personId, String email, String displayName, Role role, @Nullable String token) {

  /** Who the current thread works for; empty for the server's own work. */
  public static Optional<CurrentUser> find() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof CurrentUser user
        ? Optional.of(user)
        : Optional.empty();
  }

  /** How a change made now is signed. */
  public static String nameForTheRecord() {
    return find().map(CurrentUser::email).orElse("Listkeeper");
  }

  /** The same person with the rights of a role. */
  public CurrentUser as(Role other) {
    return new CurrentUser(personId, email, displayName, other, token);
  }

  public boolean may(Permission permission) {
    return permission.isGivenTo(role);
  }

  /**
   * Refuses who may not.
   *
   * @throws Problem NOT_ALLOWED
   */
  public void require(Permission permission) {
    if (!may(permission)) {
      throw new Problem(
          ProblemCode.NOT_ALLOWED,
          "This needs the role " + permission.least().title() + "; yours is " + role.title() + ".");
    }
  }

  /** Does something of the server's own accord in this person's name, on the current thread. */
  public void during(Runnable work) {
    SecurityContext before = SecurityContextHolder.getContext();
    SecurityContext mine = SecurityContextHolder.createEmptyContext();
    mine.setAuthentication(authenticated());
    SecurityContextHolder.setContext(mine);
    try {
      work.run();
    } finally {
      SecurityContextHolder.setContext(before);
    }
  }

  /** In Spring Security's words. */
  public Authentication authenticated() {
    return UsernamePasswordAuthenticationToken.authenticated(
        this, null, List.of(new SimpleGrantedAuthority(role.authority())));
  }
}
