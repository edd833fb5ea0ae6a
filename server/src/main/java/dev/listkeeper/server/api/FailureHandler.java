package dev.listkeeper.server.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;

/** The one place that answers for everything that goes wrong in a request. */
@ControllerAdvice
public class FailureHandler {

  @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
  void leaveToSpringSecurity(RuntimeException refusal) {
    throw refusal;
  }

  @ExceptionHandler(AsyncRequestNotUsableException.class)
  void theClientIsGone() {}

  @ExceptionHandler(Exception.class)
  Object answer(Exception happened, HttpServletRequest request) {
    return answer(Failure.of(happened), request.getRequestURI());
  }

  static Object answer(Failure failure, String path) {
    return path.startsWith("/api/") ? json(failure) : page(failure);
  }

  private static ResponseEntity<ProblemJson> json(Failure failure) {
    return ResponseEntity.status(failure.status())
        .contentType(MediaType.parseMediaType(ProblemJson.MEDIA_TYPE))
        .body(ProblemJson.of(failure));
  }

  private static ModelAndView page(Failure failure) {
    ModelAndView page = new ModelAndView("problem", HttpStatusCode.valueOf(failure.status()));
    page.addObject("failure", failure);
    return page;
  }
}
