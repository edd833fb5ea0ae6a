package dev.listkeeper.server.user;

import dev.listkeeper.server.security.CurrentUser;
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

  public PasswordSignIn(Users users, Passwords passwords, SignInThrottle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
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
      return users.find(email).map(CurrentUser::authenticated).orElseThrow(PasswordSignIn::wrong);
    }
    throw wrong();
  }

  private static BadCredentialsException wrong() {
    return new BadCredentialsException("The e-mail or the password is wrong.");
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
