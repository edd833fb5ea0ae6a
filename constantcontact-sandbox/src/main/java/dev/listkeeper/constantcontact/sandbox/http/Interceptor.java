package dev.listkeeper.constantcontact.sandbox.http;

import java.io.IOException;

/** Comes between a call and the route that answers it. */
@FunctionalInterface
public interface Interceptor {
  /** The answer; the inner handler gives the route's own and never refuses by exception. */
  Answer around(Route route, Call call, Handler inner) throws IOException;
}
