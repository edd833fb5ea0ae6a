package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import dev.listkeeper.constantcontact.sandbox.evidence.Switches;
import dev.listkeeper.constantcontact.sandbox.evidence.Unconfirmed;
import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Handler;
import dev.listkeeper.constantcontact.sandbox.http.Json;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import dev.listkeeper.constantcontact.sandbox.limit.Limiter;
import java.util.Set;
import java.util.function.Supplier;

/** Stands before every API call: token, limits, scope, privilege, in this order. */
public final class Gate {
  private static final String BEARER = "Bearer ";

  private final Tokens tokens;
  private final Limiter limiter;
  private final Switches switches;
  private final Supplier<Set<String>> privileges;
  private final Runnable finishDueActivities;

  /** A gate for these tokens. */
  public Gate(
      Tokens tokens,
      Limiter limiter,
      Switches switches,
      Supplier<Set<String>> privileges,
      Runnable finishDueActivities) {
    this.tokens = tokens;
    this.limiter = limiter;
    this.switches = switches;
    this.privileges = privileges;
    this.finishDueActivities = finishDueActivities;
  }

  /** The handler with the gate before it; what is needed may depend on switches. */
  public Handler before(Supplier<Access> needed, Handler inner) {
    return call -> {
      check(call, needed.get());
      if (!queuesActivity(call)) {
        finishDueActivities.run();
      }
      return inner.handle(call);
    };
  }

  /** The handler with the gate before it. */
  public Handler before(Access needed, Handler inner) {
    return before(() -> needed, inner);
  }

  /** Queuing does not wait for the jobs before it; everything else sees what they have done. */
  private static boolean queuesActivity(Call call) {
    return call.method().equals("POST") && call.path().startsWith("/v3/activities/");
  }

  @Documented("contract: 401 invalid token; 403 missing scope or privilege")
  private void check(Call call, Access needed) {
    Grant grant = tokens.access(bearer(call)).orElseThrow(Gate::unauthorized);
    limiter.admitApiCall(grant.clientId());
    if (needed.scope() != null && !grant.scopes().contains(needed.scope())) {
      throw forbidden("The token lacks the scope " + needed.scope() + ".");
    }
    if (needed.privilege() != null && !privileges.get().contains(needed.privilege())) {
      throw forbidden("The user lacks the privilege " + needed.privilege() + ".");
    }
  }

  @Observed("third-party analysis: a call without a token gets a flat 403 from the gateway")
  @Unconfirmed(Switch.MISSING_TOKEN_IS_401)
  private String bearer(Call call) {
    String header = call.header("Authorization").orElse("");
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length()).strip();
    }
    throw switches.on(Switch.MISSING_TOKEN_IS_401)
        ? unauthorized()
        : new Refusal(Answer.json(403, Json.object().put("message", "Forbidden")));
  }

  private static Refusal unauthorized() {
    return Refusal.flat(401, "unauthorized", "Unauthorized");
  }

  private static Refusal forbidden(String message) {
    return Refusal.flat(403, "forbidden", message);
  }
}
