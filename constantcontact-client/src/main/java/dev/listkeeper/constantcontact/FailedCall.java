package dev.listkeeper.constantcontact;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about a call that failed. Addresses and tokens have been taken out of the message
 * before it gets here.
 *
 * @param endpoint method and path template, such as {@code GET /contact_lists/{list_id}}
 * @param status the HTTP status; empty when no answer came
 * @param errorKey the service's own key for the error
 * @param errorMessage the service's own words, redacted
 * @param trackingId the id for Constant Contact's support
 * @param mayHaveTakenEffect whether this was a write that may have been carried out
 */
public record FailedCall(
    String endpoint,
    OptionalInt status,
    Optional<String> errorKey,
    Optional<String> errorMessage,
    Optional<String> trackingId,
    boolean mayHaveTakenEffect) {

  /**
   * A call that was never sent.
   *
   * @param endpoint method and path template
   */
  public static FailedCall notSent(String endpoint) {
    return withoutAnswer(endpoint, false);
  }

  /**
   * A call that got no answer.
   *
   * @param endpoint method and path template
   * @param mayHaveTakenEffect whether this was a write that may have been carried out
   */
  public static FailedCall withoutAnswer(String endpoint, boolean mayHaveTakenEffect) {
    return new FailedCall(
        endpoint,
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        mayHaveTakenEffect);
  }

  String description() {
    var text = new StringBuilder("Constant Contact: ").append(endpoint);
    if (status.isPresent()) {
      text.append(" was answered with status ").append(status.getAsInt());
    } else {
      text.append(" got no answer");
    }
    errorKey.ifPresent(key -> text.append(", ").append(key));
    errorMessage.ifPresent(message -> text.append(" (").append(message).append(')'));
    trackingId.ifPresent(id -> text.append(", tracking id ").append(id));
    return text.append('.').toString();
  }
}
