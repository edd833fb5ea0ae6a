package dev.listkeeper.server.audit;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where the request that the current thread answers came from. */
public final class Origin {
  private static final int LONGEST = 400;

  private Origin() {}

  /**
   * The network address. What a proxy says it came from stands behind it in brackets: anybody can
   * say so.
   *
   * @return empty when no request is answered
   */
  public static String ofThisRequest() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? of(current.getRequest())
        : "";
  }

  private static String of(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    String address = request.getRemoteAddr();
    String all =
        forwarded == null || forwarded.isBlank() ? address : address + " (for " + forwarded + ")";
    return all.substring(0, Math.min(all.length(), LONGEST));
  }
}
