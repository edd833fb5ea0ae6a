package dev.listkeeper.server.api;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what went wrong before a controller was reached, such as a malformed address. */
@Controller
public class LastResort implements ErrorController {

  @RequestMapping("/error")
  @Needs(Permission.COME_IN)
  Object answer(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    Failure failure = Failure.ofStatus(status instanceof Integer code ? code : 404);
    return FailureHandler.answer(failure, path instanceof String text ? text : "/");
  }
}
