package dev.listkeeper.server.user;

import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Signs people in by e-mail and password. */
public final class PasswordSignIn implements AuthenticationProvider {
  private final Users users;
  private final Passwords passwords;
  private final SignInThrottle throttle;
  private final Audit audit;

  public PasswordSignIn(Users users, Passwords passwords, SignInThrottle throttle, Audit audit) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
  }

  @Override
  public Authentication authenticate(Authentication given) {
    String email = given.getName();
    String password = String.valueOf(given.getCredentials());
    Duration wait = throttle.begin(email);
    if (wait.isPositive()) {
      throw new TooManyTriesException(wait);
    }
    Optional<String> hash = users.passwordHash(email);
    if (hash.isEmpty()) {
      passwords.compareWithNobodys(password);
    } else if (passwords.matches(password, hash.get())) {
      throttle.succeeded(email);
      return users
          .find(email)
          .map(user -> user.current().authenticated())
          .orElseThrow(PasswordSignIn::wrong);
    }
    recordFailure(email);
    throw wrong();
  }

  /** An address that nobody has is not kept: it may be a password in the wrong field. */
  private void recordFailure(String email) {
    Optional<User> user = users.find(email);
    audit.note(
        user.map(User::email).orElse("unknown"),
        AuditAction.SIGN_IN_FAILED,
        user.map(User::object).orElse("users"),
        user.map(User::displayName).orElse(""));
  }

  private static BadCredentialsException wrong() {
    return new BadCredentialsException("The e-mail or the password is wrong.");
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
