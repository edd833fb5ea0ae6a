package dev.listkeeper.server.connect;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.connection.PrivacyStatement;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContact;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.account.AccountSummary;
import dev.listkeeper.constantcontact.auth.AccessDenied;
import dev.listkeeper.constantcontact.auth.AccessTokens;
import dev.listkeeper.constantcontact.auth.AuthorizationRequest;
import dev.listkeeper.constantcontact.auth.Credentials;
import dev.listkeeper.constantcontact.auth.InvalidClient;
import dev.listkeeper.constantcontact.auth.Scopes;
import dev.listkeeper.constantcontact.auth.Tokens;
import dev.listkeeper.constantcontact.limit.Purpose;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.export.constantcontact.ServiceProblems;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.config.PublicAddress;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Key;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The steps that make a connection usable, in order: agree, authenticate, add yourself as export
 * user, save. For Administrators only.
 */
public final class ConnectionSetup {
  /** Where Constant Contact sends the browser back to. */
  public static final String CALLBACK = "/oauth/callback";

  private final Definitions<Connection> connections;
  private final ConnectionStates states;
  private final ConnectionVault vault;
  private final ConstantContacts clients;
  private final StoredAccounts accounts;
  private final PublicAddress address;
  private final Audit audit;
  private final TransactionOperations transaction;
  private final Clock clock;
  private final PendingSignIns pending;

  public ConnectionSetup(
      Definitions<Connection> connections,
      ConnectionStates states,
      ConnectionVault vault,
      ConstantContacts clients,
      StoredAccounts accounts,
      PublicAddress address,
      Audit audit,
      TransactionOperations transaction,
      Clock clock) {
    this.connections = connections;
    this.states = states;
    this.vault = vault;
    this.clients = clients;
    this.accounts = accounts;
    this.address = address;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.pending = new PendingSignIns(clock);
  }

  /** How far a connection has come. */
  public ConnectionState state(Key connection) {
    requireKnown(connection);
    return states.of(connection);
  }

  /** The API key that somebody signed in with; empty before the first time. */
  public Optional<String> clientId(Key connection) {
    return vault.find(connection).map(ConnectionSecrets::clientId);
  }

  /** Records that the person agrees to the data-privacy statement. */
  public ConnectionState agree(Key connection, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    ConnectionState agreed =
        state(connection)
            .agreed(
                new ConnectionState.Agreement(
                    by.email(), clock.instant(), PrivacyStatement.VERSION));
    return save(
        agreed,
        AuditAction.CONNECTION_AGREED,
        by,
        ValueChange.of("statement", null, PrivacyStatement.VERSION));
  }

  /**
   * The customer's own application at Constant Contact, and what a sign-in with it may do.
   *
   * @param mayMove whether the connection may move to another account than it belongs to
   */
  public record Application(String clientId, String clientSecret, boolean mayMove) {
    @Override
    public String toString() {
      return "Application[clientId=" + clientId + ", ***]";
    }
  }

  /** Where to send the person's browser to sign in to Constant Contact. */
  public URI begin(Key connection, Application application, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    state(connection).requireAgreement();
    Credentials credentials = credentials(connection, application);
    try (ConstantContact client = clients.open(credentials, attempt -> {})) {
      URI back = address.get().resolve(CALLBACK);
      // A browser that remembers the first account would never ask for another.
      AuthorizationRequest request =
          application.mayMove()
              ? client.signIn().beginAfresh(back, Scopes.ALL)
              : client.signIn().begin(back, Scopes.ALL);
      pending.begin(connection, by.personId(), credentials, application.mayMove(), request);
      audit.note(
          by.email(), AuditAction.CONNECTION_SIGN_IN_BEGUN, object(connection), name(connection));
      return request.url();
    }
  }

  /** Those given, or those of the last sign-in if the secret is left out. */
  private Credentials credentials(Key connection, Application application) {
    String clientId = application.clientId().strip();
    String clientSecret = application.clientSecret().strip();
    if (!clientId.isEmpty() && !clientSecret.isEmpty()) {
      return Credentials.confidential(clientId, clientSecret);
    }
    return vault
        .find(connection)
        .map(ConnectionSecrets::credentials)
        .filter(kept ->
            clientSecret.isEmpty() && (clientId.isEmpty() || clientId.equals(kept.clientId())))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.INVALID_REQUEST,
                "Enter the API key and the secret of your application at Constant Contact; both are needed."));
  }

  /** Which connection a way back is of, if this person began it. */
  public Optional<Key> begun(Optional<String> state, CurrentUser by) {
    return state.flatMap(value -> pending.connection(value, by.personId()));
  }

  /**
   * The person came back from Constant Contact.
   *
   * @return the connection, now authenticated
   * @throws Problem if the sign-in was not begun by this person, was refused, or leads to an
   *     unusable account, or to another than the connection belongs to
   */
  public Key finish(
      Optional<String> state, Optional<String> code, Optional<String> error, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    PendingSignIns.Pending begun = pending.take(state.orElse(""), by.personId());
    try (ConstantContact client = clients.open(begun.credentials(), attempt -> {})) {
      Tokens tokens =
          client
              .signIn()
              .exchangeCode(begun.request(), begun.request().codeFrom(state, code, error));
      requireRefreshToken(tokens);
      accept(begun, tokens, client.connect(fixed(tokens), Purpose.PERSON), by);
      return begun.connection();
    } catch (AccessDenied denied) {
      throw new Problem(
          ProblemCode.SIGN_IN_DENIED,
          "Access was refused at Constant Contact; nothing was connected. Authenticate again to allow it.",
          denied);
    } catch (InvalidClient wrong) {
      throw new Problem(
          ProblemCode.APPLICATION_UNKNOWN,
          "Constant Contact does not know this API key and secret; check both and authenticate again.",
          wrong);
    } catch (ConstantContactException failure) {
      throw ServiceProblems.of(failure);
    }
  }

  private void accept(
      PendingSignIns.Pending begun, Tokens tokens, ConnectedAccount account, CurrentUser by) {
    Key connection = begun.connection();
    AccountSummary summary = account.account().summary();
    Preflight.requirePrivileges(account);
    ConnectionState.Account found =
        new ConnectionState.Account(
            summary.encodedAccountId(),
            summary.organizationName().orElse(summary.encodedAccountId()));
    ConnectionState before = states.of(connection);
    ConnectionState authenticated =
        begun.mayMove() ? before.movedTo(found) : before.authenticated(found);
    transaction.executeWithoutResult(_ -> {
      vault.save(connection, ConnectionSecrets.of(begun.credentials(), tokens, clock.instant()));
      save(
          authenticated,
          AuditAction.CONNECTION_AUTHENTICATED,
          by,
          ValueChange.of(
              "account",
              before.account().map(ConnectionState.Account::id).orElse(null),
              found.id()));
    });
    accounts.forget(connection);
  }

  private static void requireRefreshToken(Tokens tokens) {
    if (tokens.refreshToken().isEmpty()) {
      throw new Problem(
          ProblemCode.CONNECTION_NOT_READY,
          "Constant Contact gave no refresh token, so the connection would end within a day; allow the scope"
              + " offline_access for your application and authenticate again.");
    }
  }

  private static AccessTokens fixed(Tokens tokens) {
    return new AccessTokens() {
      @Override
      public String current() {
        return tokens.accessToken();
      }

      @Override
      public String refreshed(String refused) {
        return tokens.accessToken();
      }
    };
  }

  /** The person becomes the one in whose name scheduled runs act. */
  public ConnectionState addExportUser(Key connection, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    ConnectionState before = state(connection);
    return save(
        before.actingFor(by.email()),
        AuditAction.CONNECTION_EXPORT_USER_ADDED,
        by,
        ValueChange.of("exportUser", before.exportUser().orElse(null), by.email()));
  }

  /** Makes it usable. */
  public ConnectionState save(Key connection, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    return save(state(connection).saved(), AuditAction.CONNECTION_SAVED, by);
  }

  /** Forgets sign-in, agreement and secrets of a connection that is removed. */
  public void forget(Key connection) {
    accounts.forget(connection);
    vault.remove(connection);
    states.save(ConnectionState.draft(connection));
  }

  private ConnectionState save(
      ConnectionState state, AuditAction action, CurrentUser by, ValueChange... changes) {
    Key connection = state.connection();
    transaction.executeWithoutResult(_ -> {
      states.save(state);
      audit.record(
          by.email(), action, object(connection), name(connection), Arrays.asList(changes));
    });
    return state;
  }

  private static String object(Key connection) {
    return "connections/" + connection;
  }

  private String name(Key connection) {
    return connections.find(connection).map(Connection::displayName).orElse("");
  }

  private void requireKnown(Key connection) {
    if (connections.find(connection).isEmpty()) {
      throw new Problem(ProblemCode.NOT_FOUND, "There is no connection '" + connection + "'.");
    }
  }
}
