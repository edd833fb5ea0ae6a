package dev.listkeeper.constantcontact.sandbox.fault;

import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Handler;
import dev.listkeeper.constantcontact.sandbox.http.Interceptor;
import dev.listkeeper.constantcontact.sandbox.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The faults that are scripted. All that are due on a call come over it, the one scripted first
 * being the outermost.
 */
public final class Faults implements Interceptor, AutoCloseable {
  private final List<Scripted> scripted = new ArrayList<>();
  private List<String> endpoints = List.of();
  private CountDownLatch cleared = new CountDownLatch(1);
  private final boolean waits;

  /**
   * No faults yet.
   *
   * @param waits whether slow and hanging answers let time pass; without threads, when nobody could
   *     clear the faults meanwhile, they don't
   */
  public Faults(boolean waits) {
    this.waits = waits;
  }

  /** One fault and what has come of it so far. */
  private static final class Scripted {
    private final Fault fault;
    private int seen;
    private int hits;

    Scripted(Fault fault) {
      this.fault = fault;
    }

    boolean due() {
      boolean due = seen >= fault.after() && hits < fault.times();
      seen++;
      hits += due ? 1 : 0;
      return due;
    }
  }

  /**
   * How a fault stands.
   *
   * @param hits calls it has hit so far
   */
  public record Standing(Fault fault, int hits) {
    /** Whether it will hit no more. */
    public boolean over() {
      return hits >= fault.times();
    }
  }

  /** The endpoints there are, so that a misspelt one is noticed. */
  public synchronized void endpoints(List<Route> routes) {
    endpoints = routes.stream().filter(Faults::disturbable).map(Route::name).sorted().toList();
  }

  /** Scripts a fault. */
  public synchronized void add(Fault fault) {
    if (endpoints.stream().noneMatch(fault::about)) {
      throw new IllegalArgumentException(
          "No endpoint is called " + fault.on() + ". There are: " + String.join(", ", endpoints));
    }
    scripted.add(new Scripted(fault));
  }

  /** All faults scripted since the last clearing. */
  public synchronized List<Standing> standings() {
    return scripted.stream().map(one -> new Standing(one.fault, one.hits)).toList();
  }

  /** Forgets all faults and lets go of the calls that hang. */
  public synchronized void clear() {
    scripted.clear();
    cleared.countDown();
    cleared = new CountDownLatch(1);
  }

  @Override
  public Answer around(Route route, Call call, Handler inner) throws IOException {
    if (!disturbable(route)) {
      return inner.handle(call);
    }
    Handler handler = inner;
    Due due = due(route);
    for (Effect effect : due.effects().reversed()) {
      Handler next = handler;
      handler = disturbed -> effect.apply(disturbed, next, waits ? due::pause : _ -> {});
    }
    return handler.handle(call);
  }

  private static boolean disturbable(Route route) {
    return !route.template().startsWith("/sandbox/");
  }

  /**
   * What comes over one call.
   *
   * @param cleared as of the moment the faults were found, so that a clearing is never missed
   */
  private record Due(List<Effect> effects, CountDownLatch cleared) {
    void pause(Duration time) {
      try {
        boolean _ = cleared.await(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized Due due(Route route) {
    List<Effect> effects = new ArrayList<>();
    for (Scripted one : scripted) {
      if (one.fault.about(route.name()) && one.due()) {
        effects.add(one.fault.effect());
      }
    }
    return new Due(effects, cleared);
  }

  @Override
  public void close() {
    clear();
  }
}
