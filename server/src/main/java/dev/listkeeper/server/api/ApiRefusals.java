package dev.listkeeper.server.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import tools.jackson.databind.json.JsonMapper;

/** Says as problem JSON that somebody may not come in. */
public record ApiRefusals(JsonMapper mapper)
    implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    response.setHeader("WWW-Authenticate", "Bearer");
    write(response, Failure.ofStatus(401));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException {
    write(response, Failure.ofStatus(403));
  }

  private void write(HttpServletResponse response, Failure failure) throws IOException {
    response.setStatus(failure.status());
    response.setContentType(ProblemJson.MEDIA_TYPE);
    mapper.writeValue(response.getOutputStream(), ProblemJson.of(failure));
  }
}
