package dev.listkeeper.constantcontact.sandbox.inspect;

import dev.listkeeper.constantcontact.sandbox.activity.AcceptedImport;
import dev.listkeeper.constantcontact.sandbox.activity.BusyTime;
import dev.listkeeper.constantcontact.sandbox.auth.IssuedTokens;
import dev.listkeeper.constantcontact.sandbox.fault.Fault;
import dev.listkeeper.constantcontact.sandbox.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the inspection endpoints need of the sandbox as a whole. */
public interface Doors {
  Map<String, String> lists();

  String createList(String name);

  IssuedTokens issueTokens(Set<String> scopes);

  void unsubscribe(String address);

  void removeFromList(String address, String listId);

  void deleteContact(String address);

  void deleteList(String listId);

  String createCustomField(String label);

  void deleteCustomField(String fieldId);

  String createTag(String name);

  void flagAddress(String address);

  void exhaustQuota();

  void fault(Fault fault);

  List<Faults.Standing> faults();

  void clearFaults();

  void expireAccessTokens();

  void revokeRefreshTokens();

  Map<String, Long> calls();

  Map<Integer, Long> answers();

  void resetCalls();

  List<AcceptedImport> acceptedImports();

  BusyTime busyTime();

  void resetBusyTime();

  Instant now();

  void advanceClock(Duration by);

  void finishDueActivities();
}
