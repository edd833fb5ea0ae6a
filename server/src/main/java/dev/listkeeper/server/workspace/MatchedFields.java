package dev.listkeeper.server.workspace;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.constantcontact.ConnectedAccount;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.contact.CustomField;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.constantcontact.AccountFields;
import dev.listkeeper.export.constantcontact.AccountSession;
import dev.listkeeper.export.constantcontact.NewFields;
import dev.listkeeper.export.constantcontact.Preflight;
import dev.listkeeper.export.constantcontact.ServiceProblems;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import dev.listkeeper.profile.Profiles;
import dev.listkeeper.server.audit.Audit;
import dev.listkeeper.server.audit.AuditAction;
import dev.listkeeper.server.audit.ValueChange;
import dev.listkeeper.server.connect.AccountCustomFields;
import dev.listkeeper.server.connect.StoredAccounts;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.workspace.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The custom fields that Data matching names, against the account. */
public final class MatchedFields {
  private final StoredAccounts accounts;
  private final ConnectionStates states;
  private final Profiles profiles;
  private final Audit audit;
  private final AccountCustomFields known;

  public MatchedFields(
      StoredAccounts accounts,
      ConnectionStates states,
      Profiles profiles,
      Audit audit,
      AccountCustomFields known) {
    this.accounts = accounts;
    this.states = states;
    this.profiles = profiles;
    this.audit = audit;
    this.known = known;
  }

  /**
   * A custom field of an export.
   *
   * @param target as Data matching names it
   * @param label what the account calls it; absent when it has no such field, like the others
   * @param name by which imports know it
   * @param type the service's word
   */
  public record Field(
      String target, Optional<String> label, Optional<String> name, Optional<String> type) {
    private static Field of(String target, CustomField field) {
      return new Field(
          target,
          Optional.of(field.label()),
          Optional.of(field.name()),
          Optional.of(field.typeText()));
    }
  }

  /** What the account has of an export's custom fields. */
  public List<Field> look(Export export) {
    return inAccount(
        export,
        account -> {
          AccountFields read = AccountFields.read(account, export.matching().customFields());
          List<Field> fields = new ArrayList<>();
          read.found().forEach((target, field) -> fields.add(Field.of(target.key(), field)));
          read.missing()
              .forEach(target ->
                  fields.add(
                      new Field(
                          target.key(), Optional.empty(), Optional.empty(), Optional.empty())));
          return fields;
        });
  }

  /** Makes those that are missing. */
  public List<Field> make(Export export, CurrentUser by) {
    by.require(Permission.MANAGE_CONNECTIONS);
    List<CustomField> made =
        inAccount(
            export,
            account ->
                NewFields.make(
                    account,
                    export.matching(),
                    profiles.current(),
                    field -> note(field, export, by)));
    export.connection().ifPresent(known::forget);
    return made.stream().map(field -> Field.of("cf:" + field.label(), field)).toList();
  }

  /** One by one, since a later one may fail. */
  private void note(CustomField field, Export export, CurrentUser by) {
    audit.note(
        by.email(),
        AuditAction.CUSTOM_FIELDS_MADE,
        "exports/" + export.key(),
        export.displayName(),
        ValueChange.of(field.label(), null, field.typeText()));
  }

  /**
   * Refuses a change to an export that names a custom field of a type its attribute can't fill, and
   * says what else keeps the export from running. Exports whose connection is not ready are left to
   * their runs.
   *
   * @throws Problem WRONG_TYPE
   */
  List<String> check(Contents before, Contents after) {
    List<String> remarks = new ArrayList<>();
    for (Export export : after.exports()) {
      boolean asBefore =
          before.exports().stream()
              .filter(other -> other.key().equals(export.key()))
              .anyMatch(other ->
                  other.matching().equals(export.matching())
                      && other.connection().equals(export.connection()));
      if (!asBefore && !export.matching().customFields().isEmpty() && isReady(export)) {
        check(export).ifPresent(remarks::add);
      }
    }
    return remarks;
  }

  private Optional<String> check(Export export) {
    AccountFields read;
    try {
      read =
          inAccount(
              export, account -> AccountFields.read(account, export.matching().customFields()));
    } catch (Problem unreachable) {
      return Optional.of(
          "The custom fields of '"
              + export.key()
              + "' could not be checked: "
              + unreachable.sentence());
    }
    try {
      read.check(profiles.current(), export.matching());
    } catch (Problem problem) {
      if (problem.code() == ProblemCode.WRONG_TYPE) {
        throw problem;
      }
      // What is wrong with the tables is said by the check of their columns, and by the refresh.
    }
    return read.missing().isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The account has no custom field '"
                + read.missing().getFirst().name()
                + "', which '"
                + export.key()
                + "' fills; an Administrator makes it by: listkeeper export create-fields "
                + export.key());
  }

  private boolean isReady(Export export) {
    return export.connection().map(states::of).filter(MatchedFields::isReady).isPresent();
  }

  private static boolean isReady(ConnectionState state) {
    return state.stage() == ConnectionState.Stage.READY;
  }

  private <T> T inAccount(Export export, Function<ConnectedAccount, T> work) {
    Key connection =
        export
            .connection()
            .orElseThrow(() ->
                new Problem(
                    ProblemCode.CONNECTION_NOT_READY,
                    "The export '" + export.key() + "' has no connection; give it one."));
    ConnectionState.Account agreed = states.of(connection).requireReady();
    try (AccountSession session = accounts.openForPerson(connection)) {
      Preflight.requireAgreed(session.account(), agreed);
      return work.apply(session.account());
    } catch (ConstantContactException failure) {
      throw ServiceProblems.of(failure);
    }
  }
}
