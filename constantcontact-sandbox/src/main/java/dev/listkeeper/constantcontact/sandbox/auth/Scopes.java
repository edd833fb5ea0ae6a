package dev.listkeeper.constantcontact.sandbox.auth;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The scopes an application may ask for. */
@Documented("contract 3.0.178, securityDefinitions; guide, scopes")
public final class Scopes {
  /** Contacts, lists and bulk activities. */
  public static final String CONTACT_DATA = "contact_data";

  /** The account summary. */
  public static final String ACCOUNT_READ = "account_read";

  /** A refresh token, please. */
  public static final String OFFLINE_ACCESS = "offline_access";

  private static final Set<String> KNOWN =
      Set.of(
          CONTACT_DATA,
          "campaign_data",
          ACCOUNT_READ,
          "account_update",
          "billing_data",
          OFFLINE_ACCESS);

  private Scopes() {}

  /** Splits the parameter; the separator is a blank. */
  public static Set<String> parse(String text) {
    Set<String> scopes = new LinkedHashSet<>(List.of(text.strip().split(" +")));
    scopes.remove("");
    return scopes;
  }

  /** Whether all of them exist. */
  public static boolean known(Collection<String> scopes) {
    return KNOWN.containsAll(scopes);
  }
}
