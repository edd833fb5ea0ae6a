package dev.listkeeper.constantcontact.internal;

import java.net.http.HttpRequest;
import java.util.Set;

/** One call as it is to be sent, perhaps several times; {@code secrets} stay out of messages. */
record Call(
    Endpoint endpoint, Caller caller, HttpRequest request, boolean stream, Set<String> secrets) {

  @Override
  public String toString() {
    return endpoint.toString();
  }
}
