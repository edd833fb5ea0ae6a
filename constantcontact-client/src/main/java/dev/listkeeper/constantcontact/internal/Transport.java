package dev.listkeeper.constantcontact.internal;

import dev.listkeeper.constantcontact.CallInterrupted;
import dev.listkeeper.constantcontact.CallListener.Attempt;
import dev.listkeeper.constantcontact.ConstantContactException;
import dev.listkeeper.constantcontact.FailedCall;
import dev.listkeeper.constantcontact.Network;
import dev.listkeeper.constantcontact.QuotaExceeded;
import dev.listkeeper.constantcontact.limit.CallKind;
import dev.listkeeper.constantcontact.limit.Permit;
import dev.listkeeper.constantcontact.limit.Purpose;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Sends calls: waits for the limiter, repeats what may be repeated, tells the listener. */
public final class Transport implements AutoCloseable {

  private final Network network;
  private final Wire wire;
  private final Settings settings;
  private final Failures failures;

  /** Closes the network of the settings at its end. */
  public Transport(Settings settings) {
    this.settings = settings;
    this.network = settings.network();
    this.wire = new Wire(network);
    this.failures = new Failures(settings.limiter());
  }

  Duration timeout() {
    return settings.timeout();
  }

  Caller caller(CallKind kind, Purpose purpose) {
    return new Caller(settings, kind, purpose);
  }

  Failures failures() {
    return failures;
  }

  /** The answer, which is a success, or the exception for anything else. */
  Answer send(Call call) {
    return send(call, Repeat.NOT_EXECUTED, failures::of);
  }

  Answer send(
      Call call, Repeat repeat, BiFunction<Call, Answer, ConstantContactException> failureOf) {
    var backoff = new Backoff(settings.random(), repeat);
    for (int attempt = 1; ; attempt++) {
      ConstantContactException failure;
      try {
        Answer answer = attempt(call, attempt);
        if (answer.succeeded()) {
          return answer;
        }
        failure = failureOf.apply(call, answer);
      } catch (ConstantContactException broken) {
        failure = broken;
      }
      Optional<Duration> pause = backoff.before(failure, attempt);
      if (pause.isEmpty()) {
        throw failure;
      }
      sleep(call, pause.get());
    }
  }

  private Answer attempt(Call call, int number) {
    acquire(call);
    long start = System.nanoTime();
    OptionalInt status = OptionalInt.empty();
    try {
      Answer answer = wire.exchange(call);
      status = OptionalInt.of(answer.status());
      return answer;
    } finally {
      var took = Duration.ofNanos(System.nanoTime() - start);
      settings.listener().attempted(new Attempt(call.endpoint().toString(), status, took, number));
    }
  }

  private void acquire(Call call) {
    try {
      if (call.caller().awaitPermit() instanceof Permit.UsedUp usedUp) {
        throw new QuotaExceeded(FailedCall.notSent(call.endpoint().toString()), usedUp.resetsAt());
      }
    } catch (InterruptedException interrupt) {
      throw interrupted(call, interrupt);
    }
  }

  private void sleep(Call call, Duration pause) {
    try {
      settings.sleeper().sleep(pause);
    } catch (InterruptedException interrupt) {
      throw interrupted(call, interrupt);
    }
  }

  private static CallInterrupted interrupted(Call call, InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    return new CallInterrupted(FailedCall.notSent(call.endpoint().toString()), interrupt);
  }

  /** Lets running calls finish for a few seconds, then breaks them off. */
  @Override
  public void close() {
    network.close();
  }
}
