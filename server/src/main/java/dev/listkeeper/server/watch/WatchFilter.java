package dev.listkeeper.server.watch;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.user.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who sends the watch token, or the API token of an Administrator. Not everybody on
 * loopback: behind a reverse proxy on the same machine that is everybody.
 */
public final class WatchFilter extends OncePerRequestFilter {
  private static final String WATCHER = "WATCHER";
  private static final Set<String> MAY_READ = Set.of(WATCHER, Role.ADMINISTRATOR.authority());
  private static final String SCHEME = "Bearer ";

  private final Optional<WatchToken> watchToken;
  private final ApiTokens tokens;

  public WatchFilter(Optional<WatchToken> watchToken, ApiTokens tokens) {
    this.watchToken = watchToken;
    this.tokens = tokens;
  }

  /** Whether whoever is asking may read metrics and reasons. */
  static boolean mayRead() {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    return who != null
        && who.getAuthorities().stream().anyMatch(right -> MAY_READ.contains(right.getAuthority()));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      who(header.substring(SCHEME.length()).strip()).ifPresent(WatchFilter::remember);
    }
    chain.doFilter(request, response);
  }

  private Optional<Authentication> who(String token) {
    if (watchToken.filter(known -> known.isThe(token)).isPresent()) {
      return Optional.of(
          UsernamePasswordAuthenticationToken.authenticated(
              WATCHER, null, List.of(new SimpleGrantedAuthority(WATCHER))));
    }
    return tokens.find(token).map(CurrentUser::authenticated);
  }

  private static void remember(Authentication who) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(who);
    SecurityContextHolder.setContext(context);
  }
}
