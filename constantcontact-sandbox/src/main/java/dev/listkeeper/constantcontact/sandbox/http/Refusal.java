package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Documented;
import tools.jackson.databind.node.ObjectNode;

/** Ends a call with an error answer. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  /** Refuses with this answer. */
  public Refusal(Answer answer) {
    super("status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** The answer to give. */
  public Answer answer() {
    return answer;
  }

  /** The API's usual error shape: an array with one error. */
  @Documented("guide, response codes: APIErrorSchema is an array")
  public static Refusal of(int status, String key, String message) {
    return new Refusal(Answer.json(status, Json.array().add(error(key, message))));
  }

  /** The shape of authorization and limit errors: a single object. */
  @Documented("contract, AuthorizationErrorSchema is an object")
  public static Refusal flat(int status, String key, String message) {
    return new Refusal(Answer.json(status, error(key, message)));
  }

  /** A body or parameter that breaks a rule. */
  public static Refusal invalid(String message) {
    return of(400, "contacts.api.validation.error", message);
  }

  /** An id nobody knows. */
  public static Refusal notFound(String message) {
    return of(404, "contacts.api.not_found", message);
  }

  /** Something that exists already. */
  public static Refusal conflict(String message) {
    return of(409, "contacts.api.conflict", message);
  }

  private static ObjectNode error(String key, String message) {
    return Json.object().put("error_key", key).put("error_message", message);
  }
}
