package dev.listkeeper.server.web.home;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page after signing in. */
@Controller
public class HomePage {

  @GetMapping("/")
  String home() {
    return "home/home";
  }
}
