package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.PrivateFile;
import dev.listkeeper.server.security.Role;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The first administrator's API token, also kept in a file that only the server's own user can
 * read: so commands on the server's machine come in without being told one. Whoever can read the
 * file can read the key of all secrets beside it as well.
 */
public record CommandLineToken(ApiTokens tokens, Path file) {

  /**
   * Makes the token and writes it, in the place of one that an earlier database knew.
   *
   * @throws Problem INVALID_SETTING when the file can't be written
   */
  String issue(CurrentUser administrator) {
    String token = tokens.issue(administrator, "Set-up", Role.ADMINISTRATOR, null);
    try {
      PrivateFile.replace(file, token + "\n");
    } catch (IOException e) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          "The file " + file + " can't be written; check LISTKEEPER_HOME and who may write there.",
          e);
    }
    return token;
  }
}
