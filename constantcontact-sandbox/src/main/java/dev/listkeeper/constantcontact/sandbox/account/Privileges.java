package dev.listkeeper.constantcontact.sandbox.account;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.List;
import java.util.Set;

/** What the user behind the tokens may do; can be taken away at any time. */
@Documented("contract 3.0.178: privileges named at each endpoint")
public final class Privileges {
  /** Reading contacts. */
  public static final String CONTACTS_READ = "contacts:read";

  /** Writing contacts and everything about bulk activities. */
  public static final String CONTACTS_WRITE = "contacts:write";

  /** Reading lists. */
  public static final String LISTS_READ = "contacts:lists:read";

  /** Changing lists. */
  public static final String LISTS_WRITE = "contacts:lists:write";

  /** Reading the account summary. */
  public static final String ACCOUNT_READ = "account:read";

  /** What an account owner has, in the order of their ids here. */
  static final List<String> OWNER =
      List.of(
          "campaign:create",
          CONTACTS_READ,
          CONTACTS_WRITE,
          LISTS_READ,
          LISTS_WRITE,
          ACCOUNT_READ,
          "ui:campaign:metrics");

  private volatile Set<String> held = Set.copyOf(OWNER);

  /** The privileges held now. */
  public Set<String> held() {
    return held;
  }

  /** Gives the user these privileges and no others. */
  public void hold(Set<String> privileges) {
    if (!OWNER.containsAll(privileges)) {
      throw new IllegalArgumentException("The sandbox knows the privileges " + OWNER + ".");
    }
    held = Set.copyOf(privileges);
  }
}
