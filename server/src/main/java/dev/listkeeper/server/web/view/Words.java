package dev.listkeeper.server.web.view;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.workspace.Status;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Everything a page says, in one language. */
public final class Words {
  private final MessageSource messages;
  private final Locale locale;
  private final ZoneId zone;

  Words(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.zone = zone;
  }

  public Locale locale() {
    return locale;
  }

  /** The message of a key. */
  public String say(String key, Object... values) {
    return messages.getMessage(key, values, locale);
  }

  /** The message of a constant: {@code prefix.NAME}. */
  public String say(String prefix, Enum<?> constant) {
    return say(prefix + "." + constant.name());
  }

  /** What went wrong, in the reader's language as far as there are words for it. */
  public String problem(Problem problem) {
    String sentence = problem.sentence();
    return Objects.requireNonNullElse(
        messages.getMessage("problem." + problem.code(), null, sentence, locale), sentence);
  }

  /** A whole number with the language's thousands separators. */
  public String number(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  public MomentView moment(Instant at) {
    return moment(at, zone);
  }

  /** The same as the wall clocks of another zone show it. */
  public MomentView moment(Instant at, ZoneId in) {
    var local = at.atZone(in);
    return new MomentView(
        at.toString(),
        DateTimeFormatter.ofPattern(say("format.moment"), locale).format(local),
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss VV (xxx)", Locale.ROOT).format(local));
  }

  /** The same of a time that may not have come. */
  public @Nullable MomentView moment(Optional<Instant> at) {
    return at.map(this::moment).orElse(null);
  }

  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(say("format.day"), locale).format(day);
  }

  /** A span of time in its largest unit. */
  public String span(Duration span) {
    if (span.toDays() > 1) {
      return say("span.days", span.toDays());
    }
    if (span.toHours() > 0) {
      return say("span.hours", span.toHours());
    }
    if (span.toMinutes() > 0) {
      return say("span.minutes", span.toMinutes());
    }
    return span.toSeconds() > 0 ? say("span.seconds", span.toSeconds()) : say("span.moment");
  }

  public StatusView status(Status status) {
    String tone =
        switch (status) {
          case SUCCESSFUL -> "good";
          case COMPLETED_WITH_WARNINGS, NEEDS_APPROVAL, SKIPPED -> "warning";
          case FAILED -> "bad";
          case REFRESHING, QUEUED -> "busy";
          case NOT_STARTED, CANCELED -> "quiet";
        };
    String icon =
        switch (status) {
          case SUCCESSFUL -> "check";
          case COMPLETED_WITH_WARNINGS -> "alert";
          case NEEDS_APPROVAL -> "hand";
          case SKIPPED -> "skip";
          case FAILED -> "cross";
          case REFRESHING -> "refresh";
          case QUEUED -> "clock";
          case NOT_STARTED -> "circle";
          case CANCELED -> "minus";
        };
    return new StatusView(say("status", status), icon, tone, say("status.hint", status));
  }
}
