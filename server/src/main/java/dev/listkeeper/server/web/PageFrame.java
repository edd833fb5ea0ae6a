package dev.listkeeper.server.web;

import dev.listkeeper.server.security.CurrentUser;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows. */
@ControllerAdvice(annotations = Controller.class)
public class PageFrame {

  /** Who is signed in; null on the pages before that. */
  @ModelAttribute("user")
  @Nullable CurrentUser user() {
    return CurrentUser.find().orElse(null);
  }

  /** Which entry of the navigation is the current one. */
  @ModelAttribute("requestUri")
  String requestUri(HttpServletRequest request) {
    return request.getRequestURI();
  }
}
