package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.activity.BusyTime;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What the inspection endpoints need of the sandbox as a whole. */
public interface Doors {
  Map<String, String> lists();

  String createList(String name);

  IssuedTokens issueTokens(Set<String> scopes);

  void expireAccessTokens();

  void revokeRefreshTokens();

  Map<String, Long> calls();

  Map<Integer, Long> answers();

  void resetCalls();

  BusyTime busyTime();

  void resetBusyTime();

  Instant now();

  void advanceClock(Duration by);

  void finishDueActivities();
}
