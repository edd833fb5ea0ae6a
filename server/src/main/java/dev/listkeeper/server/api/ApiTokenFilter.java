package dev.listkeeper.server.api;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.user.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends {@code Authorization: Bearer} with a valid API token. */
public final class ApiTokenFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final ApiTokens tokens;
  private final ApiRefusals refusals;

  public ApiTokenFilter(ApiTokens tokens, ApiRefusals refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  /** Whether a request carries a token, and so can't be forged through somebody's browser. */
  public static boolean carriesToken(HttpServletRequest request) {
    return token(request).isPresent();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> token = token(request);
    if (token.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<CurrentUser> user = tokens.find(token.get());
    if (user.isEmpty()) {
      refusals.commence(request, response, new BadCredentialsException("unknown token"));
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(user.get().authenticated());
    SecurityContextHolder.setContext(context);
    chain.doFilter(request, response);
  }

  private static Optional<String> token(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
