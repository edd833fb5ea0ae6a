package dev.listkeeper.constantcontact;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;

/**
 * Carries requests to Constant Contact and its answers back: the JDK's HTTP client unless another
 * is given, say one that answers in the calling thread, for tests and simulations. Thread-safe.
 */
@FunctionalInterface
public interface Network extends AutoCloseable {

  /**
   * What came back.
   *
   * @param body read to its end and closed by the client; a read that throws means that the answer
   *     broke off
   */
  record Response(int status, HttpHeaders headers, InputStream body) {}

  /**
   * Sends one request, once, and waits for the head of the answer; the body may still be under way.
   *
   * @param request with the timeout for all of it, body included
   * @throws IOException when no answer came. {@link java.net.ConnectException}, {@link
   *     java.net.http.HttpConnectTimeoutException}, {@link java.net.UnknownHostException} and
   *     {@link javax.net.ssl.SSLHandshakeException} say that the request was never sent; after any
   *     other nobody knows whether it arrived.
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  Response send(HttpRequest request) throws IOException, InterruptedException;

  /** Lets running requests finish for a few seconds, then breaks them off. */
  @Override
  default void close() {}
}
