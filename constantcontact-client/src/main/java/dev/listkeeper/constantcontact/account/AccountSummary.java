package dev.listkeeper.constantcontact.account;

import java.util.Optional;

/**
 * The connected account.
 *
 * @param encodedAccountId the account's identity; does not change, so compare it after each sign-in
 * @param organizationName the name to show
 * @param contactEmail the owner's address, not necessarily that of the person who signed in
 * @param timeZoneId such as {@code US/Eastern}
 * @param countryCode two letters
 */
public record AccountSummary(
    String encodedAccountId,
    Optional<String> organizationName,
    Optional<String> contactEmail,
    Optional<String> timeZoneId,
    Optional<String> countryCode) {

  /** Never shows the owner's address. */
  @Override
  public String toString() {
    return "AccountSummary[encodedAccountId=" + encodedAccountId + "]";
  }
}
