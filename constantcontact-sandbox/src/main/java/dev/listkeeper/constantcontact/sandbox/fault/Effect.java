package dev.listkeeper.constantcontact.sandbox.fault;

import dev.listkeeper.constantcontact.sandbox.http.Answer;
import dev.listkeeper.constantcontact.sandbox.http.Call;
import dev.listkeeper.constantcontact.sandbox.http.Content;
import dev.listkeeper.constantcontact.sandbox.http.Handler;
import dev.listkeeper.constantcontact.sandbox.http.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What goes wrong with a call. */
public sealed interface Effect {
  /** Lets time pass for one caller; ends early when the faults are cleared. */
  @FunctionalInterface
  interface Pause {
    void take(Duration time);
  }

  /** Answers a call in the way of this effect; the handler is what would answer otherwise. */
  Answer apply(Call call, Handler next, Pause pause) throws IOException;

  /** The name by which the inspection endpoint knows it. */
  String name();

  /** An error in the service's own shape; nothing has been done. */
  record Refused(int status, String key, String message) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) {
      boolean single = status == 401 || status == 403 || status == 429;
      return (single ? Refusal.flat(status, key, message) : Refusal.of(status, key, message))
          .answer();
    }

    @Override
    public String name() {
      return "status";
    }
  }

  /** A web page of the edge network in place of an answer; nothing has been done. */
  record WebPage(int status) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) {
      return Answer.text(
          status,
          "text/html",
          "<html><head><title>"
              + status
              + "</title></head><body><h1>"
              + status
              + "</h1>"
              + "<p>The request could not be satisfied.</p></body></html>\n");
    }

    @Override
    public String name() {
      return "html";
    }
  }

  /**
   * The connection ends without an answer.
   *
   * @param committed whether the service has done what it was asked to do before
   */
  record Dropped(boolean committed) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      return Answer.dropped(committed ? next.handle(call).status() : 0);
    }

    @Override
    public String name() {
      return "reset";
    }
  }

  /** The answer comes so much later. */
  record Slow(Duration by) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      Answer answer = next.handle(call);
      pause.take(by);
      return answer;
    }

    @Override
    public String name() {
      return "slow";
    }
  }

  /**
   * No answer until the faults are cleared or the sandbox ends; then the connection ends.
   *
   * @param committed whether the service has done what it was asked to do before
   */
  record Hanging(boolean committed) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      Answer answer = Answer.dropped(committed ? next.handle(call).status() : 0);
      pause.take(Fate.FOREVER);
      return answer;
    }

    @Override
    public String name() {
      return "hang";
    }
  }

  /** The answer's status with a body that means nothing; the work has been done. */
  record Garbage() implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      Answer answer = next.handle(call);
      return new Answer(
          answer.status(),
          answer.headers(),
          new Content.Whole(new byte[] {'{', '"', (byte) 0xC3, '(', 0, ']', '}', '\n', '"'}));
    }

    @Override
    public String name() {
      return "garbage";
    }
  }

  /**
   * Half of the answer; the work has been done.
   *
   * @param silently ends as if it were whole, instead of breaking the connection
   */
  record Truncated(boolean silently) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      Answer answer = next.handle(call);
      return new Answer(
          answer.status(), answer.headers(), new Content.Half(answer.content(), silently));
    }

    @Override
    public String name() {
      return "truncated";
    }
  }

  /**
   * Something else happens just before the call is answered.
   *
   * @param name what, in a word
   */
  record Meanwhile(String name, Runnable event) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      event.run();
      return next.handle(call);
    }
  }

  /** The activity that the call queues does not end as it should. */
  record Fated(String name, Fate fate) implements Effect {
    @Override
    public Answer apply(Call call, Handler next, Pause pause) throws IOException {
      return fate.during(() -> next.handle(call));
    }
  }

  /** An error with this status in the service's own shape. */
  static Effect status(int status) {
    return switch (status) {
      case 401 -> new Refused(status, "unauthorized", "Unauthorized");
      case 403 -> new Refused(status, "forbidden", "Forbidden");
      case 404 -> new Refused(status, "contacts.api.not_found", "Not Found");
      case 429 -> new Refused(status, "throttled", "Too Many Requests");
      case 503 -> new Refused(status, "service.unavailable", "Service Unavailable");
      default -> new Refused(status, "internal.error", "The request failed with " + status + ".");
    };
  }

  /** 429 as if the calls of the day were used up, for the calls of this fault only. */
  static Effect quotaExceeded() {
    return new Refused(429, "quota_exceeded", "Limit Exceeded");
  }

  /** A web page with this status, as of 502. */
  static Effect webPage(int status) {
    return new WebPage(status);
  }

  /** The connection ends before the service has done anything. */
  static Effect resetBefore() {
    return new Dropped(false);
  }

  /** The connection ends after the service has done what it was asked to do. */
  static Effect resetAfter() {
    return new Dropped(true);
  }

  /** The answer comes later. */
  static Effect slow(Duration by) {
    return new Slow(by);
  }

  /** No answer, and nothing done. */
  static Effect hang() {
    return new Hanging(false);
  }

  /** A body that means nothing. */
  static Effect garbage() {
    return new Garbage();
  }

  /** Half a body and a broken connection. */
  static Effect truncated() {
    return new Truncated(false);
  }

  /** Half a body that ends as if it were whole. */
  static Effect truncatedSilently() {
    return new Truncated(true);
  }

  /** Something happens just before the call is answered. */
  static Effect meanwhile(Runnable event) {
    return new Meanwhile("meanwhile", event);
  }

  /** The activity is processed for ever, or until it is forgotten. */
  static Effect stuck() {
    return longer(Fate.FOREVER);
  }

  /** The activity is processed so much longer. */
  static Effect longer(Duration by) {
    return new Fated("stuck", new Fate(by, Optional.empty(), 0, 0, false, Map.of()));
  }

  /** The activity ends failed, timed_out or cancelled after so many of its items. */
  static Effect ends(String state, int items) {
    return new Fated(state, new Fate(Duration.ZERO, Optional.of(state), items, 0, false, Map.of()));
  }

  /** One of so many items of the activity fails and is named. */
  static Effect partlyFailed(int every) {
    return new Fated(
        "partly_failed", new Fate(Duration.ZERO, Optional.empty(), 0, every, false, Map.of()));
  }

  /** One of so many items of the activity is lost, and no counter and no text says so. */
  static Effect partlyLost(int every) {
    return new Fated(
        "partly_lost", new Fate(Duration.ZERO, Optional.empty(), 0, every, true, Map.of()));
  }

  /** A counter of the activity is off by so much. */
  static Effect counterOff(String counter, int by) {
    return new Fated(
        "counters_off",
        new Fate(Duration.ZERO, Optional.empty(), 0, 0, false, Map.of(counter, by)));
  }
}
