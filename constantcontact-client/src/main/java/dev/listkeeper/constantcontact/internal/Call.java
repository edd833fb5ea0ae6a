package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.limit.CallKind;
import java.net.http.HttpRequest;
import java.util.Set;

/** One call as it is to be sent, perhaps several times; {@code secrets} stay out of messages. */
record Call(
    Endpoint endpoint, CallKind kind, HttpRequest request, boolean stream, Set<String> secrets) {

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
