package dev.listkeeper.server.api;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.ApiTokens.ApiToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** API tokens; they are the Administrator's business. */
@RestController
@RequestMapping("/api/v1/tokens")
public class TokenApi {
  private final ApiTokens tokens;

  public TokenApi(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * A token that is wanted.
   *
   * @param expiresAt null: never
   */
  public record TokenRequest(String name, Role role, @Nullable Instant expiresAt) {}

  /** The secret, shown this once. */
  public record IssuedToken(String token) {}

  @GetMapping
  @Needs(Permission.MANAGE_USERS)
  List<ApiToken> all() {
    return tokens.all();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Needs(Permission.MANAGE_USERS)
  IssuedToken create(@RequestBody TokenRequest request, @AuthenticationPrincipal CurrentUser user) {
    return new IssuedToken(tokens.issue(user, request.name(), request.role(), request.expiresAt()));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.MANAGE_USERS)
  void revoke(@PathVariable long id) {
    if (!tokens.revoke(id)) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no API token " + id + ".");
    }
  }
}
