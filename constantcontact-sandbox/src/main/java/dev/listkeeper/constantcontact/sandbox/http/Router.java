package dev.listkeeper.constantcontact.sandbox.http;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds who answers a request, and counts the answers. Works in the thread it is called in. */
public final class Router {
  private final CallCounts counts;
  private final Interceptor interceptor;
  private final List<Route> routes;

  /** A router over these routes. */
  public Router(CallCounts counts, Interceptor interceptor, List<Route> routes) {
    this.counts = counts;
    this.interceptor = interceptor;
    this.routes = List.copyOf(routes);
  }

  /** The answer to a request; a refusal is an answer as well. */
  public Answer answer(Request request) throws IOException {
    String path = request.uri().getRawPath();
    Answer answer = null;
    String name = null;
    boolean pathKnown = false;
    for (Route route : routes) {
      Map<String, String> values = route.match(path);
      if (values != null) {
        pathKnown = true;
        if (route.method().equals(request.method())) {
          name = route.name();
          answer = interceptor.around(route, new Call(request, values), call -> own(route, call));
          break;
        }
      }
    }
    if (answer == null) {
      answer = pathKnown ? wrongVerb() : noSuchPath();
    }
    if (path.startsWith("/sandbox/")) {
      return answer;
    }
    counts.count(name == null ? request.method() + " (unknown path)" : name, answer.status());
    return traced(answer);
  }

  @Observed("recorded answers, 2026-09: three headers by which support finds a call")
  private static Answer traced(Answer answer) {
    Map<String, String> headers = new HashMap<>(answer.headers());
    for (String header : List.of("x-eig-tracking-id", "x-amzn-requestid", "x-amz-cf-id")) {
      headers.put(header, Ids.random().toString());
    }
    return new Answer(answer.status(), headers, answer.content());
  }

  private static Answer own(Route route, Call call) throws IOException {
    try {
      return route.handler().handle(call);
    } catch (Refusal refusal) {
      return refusal.answer();
    } catch (RuntimeException bug) {
      System.getLogger(Router.class.getName())
          .log(
              System.Logger.Level.ERROR,
              "The sandbox failed in {0}: {1}",
              route.name(),
              where(bug));
      return Refusal.of(500, "internal.error", "The sandbox failed: " + bug.getClass()).answer();
    }
  }

  /** Class and place of a failure, without its message, which may quote an address. */
  private static String where(RuntimeException bug) {
    StackTraceElement[] trace = bug.getStackTrace();
    return bug.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static Answer wrongVerb() {
    return Refusal.of(405, "contacts.api.method_not_allowed", "Method Not Allowed").answer();
  }

  private static Answer noSuchPath() {
    return Refusal.notFound("The sandbox has nothing at this path.").answer();
  }
}
