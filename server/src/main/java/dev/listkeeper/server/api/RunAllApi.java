package dev.listkeeper.server.api;

import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Role;
import dev.listkeeper.server.work.Work;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs of all exports that run by themselves. */
@RestController
public class RunAllApi {
  private final Work work;

  public RunAllApi(Work work) {
    this.work = work;
  }

  @PostMapping("/api/v1/exports/run-all")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Work.All start(@AuthenticationPrincipal CurrentUser user) {
    user.require(Role.CONTRIBUTOR);
    return work.startAll(user);
  }
}
