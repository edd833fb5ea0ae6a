package dev.listkeeper.server.user;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id with the cost that OWASP recommends: 19 MiB and two passes. */
public final class Passwords {
  private static final int AT_LEAST = 12;
  private static final int AT_MOST = 1_000;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final String nobodys = encode("nobody has this password");

  String hash(String password) {
    int length = password.codePointCount(0, password.length());
    if (length < AT_LEAST || length > AT_MOST) {
      throw new Problem(
          ProblemCode.INVALID_REQUEST,
          "A password needs at least " + AT_LEAST + " characters, and at most " + AT_MOST + ".");
    }
    return encode(password);
  }

  boolean matches(String password, String hash) {
    return password.length() <= 2 * AT_MOST && encoder.matches(password, hash);
  }

  /** As slow as a real comparison, so that the time does not tell who has an account. */
  void compareWithNobodys(String password) {
    matches(password, nobodys);
  }

  private String encode(String password) {
    return java.util.Objects.requireNonNull(encoder.encode(password));
  }
}
