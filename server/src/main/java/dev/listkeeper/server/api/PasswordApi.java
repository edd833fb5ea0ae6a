package dev.listkeeper.server.api;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.user.UserEditor;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Choosing a password by a one-time link, for scripts: what the page behind the link does. */
@RestController
public class PasswordApi {
  private final UserEditor editor;

  public PasswordApi(UserEditor editor) {
    this.editor = editor;
  }

  /**
   * The wanted password.
   *
   * @param token the last part of the one-time link
   */
  public record PasswordRequest(String token, String password) {
    @Override
    public String toString() {
      return "PasswordRequest[***]";
    }
  }

  @PostMapping("/api/v1/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.COME_IN)
  void choose(@RequestBody PasswordRequest request) {
    editor.choosePassword(request.token(), request.password());
  }
}
