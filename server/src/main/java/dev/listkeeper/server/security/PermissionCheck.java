package dev.listkeeper.server.security;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets a request reach a controller only if the one who asks has the permission it needs. */
public final class PermissionCheck implements HandlerInterceptor {
  private final Map<Class<?>, Permission> foreign;

  /**
   * A check.
   *
   * @param foreign controllers of libraries, which can't name their permission themselves
   */
  public PermissionCheck(Map<Class<?>, Permission> foreign) {
    this.foreign = Map.copyOf(foreign);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof ResourceHttpRequestHandler) {
      return true; // style sheets, scripts and pictures
    }
    Permission needed = neededFor(handler).orElseThrow(PermissionCheck::unnamed);
    if (!needed.isForEverybody()) {
      CurrentUser.find().orElseThrow(PermissionCheck::unknown).require(needed);
    }
    return true;
  }

  /** What a handler needs; empty when nothing is said, so that nobody may call it. */
  public Optional<Permission> neededFor(Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      return Optional.empty();
    }
    return Optional.ofNullable(method.getMethodAnnotation(Needs.class))
        .map(Needs::value)
        .or(() -> Optional.ofNullable(foreign.get(method.getBeanType())));
  }

  private static Problem unnamed() {
    return new Problem(ProblemCode.NOT_ALLOWED, "Nobody is permitted to use this address.");
  }

  private static Problem unknown() {
    return new Problem(ProblemCode.NOT_SIGNED_IN, "Sign in, or send an API token.");
  }
}
