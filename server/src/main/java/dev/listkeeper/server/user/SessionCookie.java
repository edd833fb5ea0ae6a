package dev.listkeeper.server.user;

import dev.listkeeper.server.security.CurrentUser;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.util.WebUtils;

/** Tells Spring Security who is signed in, by the cookie that holds the secret of a session. */
public final class SessionCookie implements SecurityContextRepository {
  private static final String NAME = "listkeeper-session";

  private final Sessions sessions;
  private final boolean secure;

  /**
   * The cookie.
   *
   * @param secure whether browsers may send it over https only
   */
  public SessionCookie(Sessions sessions, boolean secure) {
    this.sessions = sessions;
    this.secure = secure;
  }

  /** Whether a request carries the cookie, as a browser sends it by itself. */
  public static boolean isIn(HttpServletRequest request) {
    return secret(request).isPresent();
  }

  @Override
  @SuppressWarnings("deprecation") // the only method of the two that has to be there
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return secret(holder.getRequest())
        .flatMap(sessions::find)
        .map(user -> new SecurityContextImpl(user.authenticated()))
        .orElseGet(SecurityContextImpl::new);
  }

  /**
   * After signing in there is somebody in the context, after signing out there is nobody. Somebody
   * who came in by an API token gets no session: it would outlive the token and do more.
   */
  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    secret(request).ifPresent(sessions::end);
    Authentication authentication = context.getAuthentication();
    if (authentication != null
        && authentication.getPrincipal() instanceof CurrentUser user
        && user.token() == null) {
      String client = Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), "");
      send(response, sessions.begin(user, client), Duration.ofSeconds(-1));
    } else {
      send(response, "", Duration.ZERO);
    }
  }

  private void send(HttpServletResponse response, String secret, Duration life) {
    // Lax, not Strict: the way back from Constant Contact's consent page is a top-level navigation.
    ResponseCookie cookie =
        ResponseCookie.from(NAME, secret)
            .path("/")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .maxAge(life)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return isIn(request);
  }

  private static Optional<String> secret(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty());
  }
}
