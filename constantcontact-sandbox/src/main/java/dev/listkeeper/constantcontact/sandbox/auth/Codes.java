package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Authorization codes that are waiting to be redeemed; a restart forgets them. */
@Documented("support staff: a code lives five minutes and works once")
public final class Codes {
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final Map<String, Code> waiting = new ConcurrentHashMap<>();

  private record Code(AuthorizationRequest request, Instant expiresAt) {}

  /** No code yet. */
  public Codes(InstantSource clock) {
    this.clock = clock;
  }

  /** A code for a request someone has allowed. */
  String issue(AuthorizationRequest request) {
    Instant now = clock.instant();
    waiting.values().removeIf(code -> !now.isBefore(code.expiresAt()));
    String code = TokenText.opaque();
    waiting.put(TokenText.hash(code), new Code(request, now.plus(LIFE)));
    return code;
  }

  /** The request the code was given for; the code is gone afterwards. */
  Optional<AuthorizationRequest> redeem(String code) {
    return Optional.ofNullable(waiting.remove(TokenText.hash(code)))
        .filter(found -> clock.instant().isBefore(found.expiresAt()))
        .map(Code::request);
  }
}
