package dev.listkeeper.server.connect;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.account.Privilege;
import dev.listkeeper.constantcontact.limit.Budget;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.export.constantcontact.ServiceProblems;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Key;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether connections work, found out by calling their accounts. What was found is remembered for a
 * while, since every call counts. For Administrators only.
 */
public final class ConnectionHealth {
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final ConnectionStates states;
  private final ConnectionVault vault;
  private final StoredAccounts accounts;
  private final SharedCallLimiter limiter;
  private final Clock clock;
  private final Map<Key, Health> remembered = new ConcurrentHashMap<>();

  public ConnectionHealth(
      ConnectionStates states,
      ConnectionVault vault,
      StoredAccounts accounts,
      SharedCallLimiter limiter,
      Clock clock) {
    this.states = states;
    this.vault = vault;
    this.accounts = accounts;
    this.limiter = limiter;
    this.clock = clock;
  }

  /** What was found lately; empty when nobody asked, or somebody signed in since. */
  public Optional<Health> known(Key connection) {
    return Optional.ofNullable(remembered.get(connection))
        .filter(health -> clock.instant().isBefore(health.checkedAt().plus(REMEMBERED)))
        .filter(health -> isOfTheSignInOfNow(connection, health));
  }

  private boolean isOfTheSignInOfNow(Key connection, Health health) {
    return vault
        .find(connection)
        .filter(secrets -> secrets.signedInAt().equals(health.signedInAt()))
        .isPresent();
  }

  /**
   * Calls the account. When the service refuses the sign-in for good, the connection needs to be
   * reconnected from then on.
   *
   * @throws Problem CONNECTION_NOT_READY when nobody authenticated it yet; PAUSED
   */
  public Health check(Key connection, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    Health health;
    try (AccountSession session = accounts.openForPerson(connection)) {
      health = asked(connection, session.account());
    }
    remembered.put(connection, health);
    return health;
  }

  private Health asked(Key connection, ConnectedAccount account) {
    try {
      AccountSummary summary = account.account().summary();
      List<String> privileges =
          account.account().privileges().stream().map(Privilege::name).sorted().toList();
      ConnectionState.Account found =
          new ConnectionState.Account(
              summary.encodedAccountId(),
              summary.organizationName().orElse(summary.encodedAccountId()));
      List<String> missing = Preflight.missing(privileges);
      return health(connection, trouble(connection, found, missing), found, privileges, missing);
    } catch (ConstantContactException failure) {
      return failed(connection, ServiceProblems.of(failure));
    } catch (Problem problem) {
      if (problem.code() == ProblemCode.PAUSED) {
        throw problem;
      }
      return failed(connection, problem);
    }
  }

  private Optional<Problem> trouble(
      Key connection, ConnectionState.Account found, List<String> missing) {
    if (states.of(connection).belongsToAnotherThan(found)) {
      return Optional.of(Preflight.otherAccount());
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(Preflight.lacking(missing));
  }

  private Health failed(Key connection, Problem problem) {
    if (problem.code() == ProblemCode.RECONNECT_NEEDED) {
      states.save(states.of(connection).broken());
    }
    return health(connection, Optional.of(problem), null, List.of(), List.of());
  }

  private Health health(
      Key connection,
      Optional<Problem> problem,
      ConnectionState.@Nullable Account account,
      List<String> privileges,
      List<String> missing) {
    // Read again: the calls may have renewed the tokens.
    ConnectionSecrets secrets = vault.find(connection).orElseThrow();
    return new Health(
        clock.instant(),
        problem.map(one -> new Health.Trouble(one.code().name(), one.sentence())),
        Optional.ofNullable(account),
        secrets.scopes().stream().sorted().toList(),
        privileges,
        missing,
        secrets.signedInAt(),
        secrets.renewedAt(),
        secrets.expiresAt(),
        quota(secrets));
  }

  /** What the connection's API key has used today; empty before the first sign-in. Calls nobody. */
  public Optional<Health.Quota> quota(Key connection) {
    return vault.find(connection).map(this::quota);
  }

  private Health.Quota quota(ConnectionSecrets secrets) {
    Budget budget = limiter.budget(secrets.clientId(), Purpose.PERSON);
    int perDay = limiter.limits().perDay(Purpose.PERSON);
    return new Health.Quota(perDay - budget.remaining(), perDay, budget.resetsAt());
  }
}
