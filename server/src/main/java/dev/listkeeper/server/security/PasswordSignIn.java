package dev.listkeeper.server.security;

import java.time.Duration;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Signs people in by e-mail and password. */
public final class PasswordSignIn implements AuthenticationProvider {
  private final People people;
  private final Passwords passwords;
  private final SignInThrottle throttle;

  public PasswordSignIn(People people, Passwords passwords, SignInThrottle throttle) {
    this.people = people;
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
    Optional<String> hash = people.passwordHash(email);
    if (hash.isEmpty()) {
      passwords.compareWithNobodys(password);
    } else if (passwords.matches(password, hash.get())) {
      throttle.succeeded(email);
      return people.find(email).map(CurrentUser::authenticated).orElseThrow(PasswordSignIn::wrong);
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
