package dev.listkeeper.server.config;

import com.sanctionco.jmail.JMail;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the settings of notifications; what belongs together is given together or not at all. */
record NotificationValues(SettingSources sources, SettingValues values) {
  private static final int DAYS = 90;
  private static final int FEWEST_DAYS = 30;
  private static final int LATE_MINUTES = 60;
  private static final int SUBMISSION = 587;

  NotificationSettings read() {
    return new NotificationSettings(smtp(), webhook(), Duration.ofDays(days()), lateAfter());
  }

  private int days() {
    Given given = sources.get(Setting.KEEP_NOTIFICATIONS);
    int days = given == null ? DAYS : values.count(given);
    if (given != null && days < FEWEST_DAYS) {
      throw given.wrong("keep them for " + FEWEST_DAYS + " days at least.");
    }
    return days;
  }

  private Duration lateAfter() {
    Given given = sources.get(Setting.LATE_AFTER);
    return Duration.ofMinutes(given == null ? LATE_MINUTES : values.count(given));
  }

  private Optional<SmtpSettings> smtp() {
    Given host = sources.get(Setting.SMTP_HOST);
    if (host == null) {
      refuse(
          "LISTKEEPER_SMTP_HOST",
          Setting.SMTP_PORT,
          Setting.SMTP_SECURITY,
          Setting.SMTP_USER,
          Setting.SMTP_PASSWORD,
          Setting.SMTP_PASSWORD_FILE,
          Setting.SMTP_FROM,
          Setting.SMTP_LANGUAGE);
      return Optional.empty();
    }
    Given from = sources.get(Setting.SMTP_FROM);
    if (from == null) {
      throw host.wrong("LISTKEEPER_SMTP_FROM, the sender's address, is not set.");
    }
    if (!JMail.strictValidator().isValid(from.value())) {
      throw from.wrong("write an e-mail address, such as listkeeper@example.org.");
    }
    Given port = sources.get(Setting.SMTP_PORT);
    Optional<String> user = Optional.ofNullable(sources.get(Setting.SMTP_USER)).map(Given::value);
    Optional<Secret> password = secret(Setting.SMTP_PASSWORD, Setting.SMTP_PASSWORD_FILE);
    if (user.isPresent() != password.isPresent()) {
      throw host.wrong("give both LISTKEEPER_SMTP_USER and LISTKEEPER_SMTP_PASSWORD, or neither.");
    }
    return Optional.of(
        new SmtpSettings(
            host.value(),
            port == null ? SUBMISSION : values.port(port),
            security(),
            user,
            password,
            from.value(),
            language()));
  }

  private SmtpSettings.Security security() {
    Given given = sources.get(Setting.SMTP_SECURITY);
    return switch (given == null ? "starttls" : given.value()) {
      case "starttls" -> SmtpSettings.Security.STARTTLS;
      case "tls" -> SmtpSettings.Security.TLS;
      case "none" -> SmtpSettings.Security.NONE;
      default ->
          throw java.util.Objects.requireNonNull(given).wrong("write starttls, tls or none.");
    };
  }

  private Locale language() {
    Given given = sources.get(Setting.SMTP_LANGUAGE);
    return switch (given == null ? "en" : given.value()) {
      case "en" -> Locale.ENGLISH;
      case "et" -> Locale.of("et");
      default -> throw java.util.Objects.requireNonNull(given).wrong("write en or et.");
    };
  }

  private Optional<WebhookSettings> webhook() {
    Given url = sources.get(Setting.WEBHOOK_URL);
    if (url == null) {
      refuse("LISTKEEPER_WEBHOOK_URL", Setting.WEBHOOK_SECRET, Setting.WEBHOOK_SECRET_FILE);
      return Optional.empty();
    }
    Secret secret =
        secret(Setting.WEBHOOK_SECRET, Setting.WEBHOOK_SECRET_FILE)
            .orElseThrow(() ->
                url.wrong("LISTKEEPER_WEBHOOK_SECRET, which signs what is sent, is not set."));
    if (secret.value().length() < WebhookSettings.SHORTEST_SECRET) {
      throw url.wrong(
          "its secret needs at least "
              + WebhookSettings.SHORTEST_SECRET
              + " characters; make one at random.");
    }
    return Optional.of(new WebhookSettings(address(url), secret));
  }

  private static URI address(Given given) {
    try {
      URI url = new URI(given.value());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw given.wrong("write a whole address that begins with http:// or https://.");
    }
    throw given.wrong("write a whole address that begins with http:// or https://.");
  }

  /** Given as it is, or as the content of a file. */
  private Optional<Secret> secret(Setting itself, Setting file) {
    Given given = sources.get(itself);
    Given named = sources.get(file);
    if (given != null && named != null) {
      throw given.wrong(file.variable() + " is set too; keep one of them.");
    }
    if (named != null) {
      return Optional.of(new Secret(content(named)));
    }
    return Optional.ofNullable(given).map(one -> new Secret(one.value()));
  }

  private String content(Given named) {
    Path file = values.path(named);
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw named.wrong("the file can't be read.");
    }
  }

  private void refuse(String missing, Setting... stray) {
    for (Setting setting : stray) {
      @Nullable Given given = sources.get(setting);
      if (given != null) {
        throw given.wrong("it belongs to " + missing + ", which is not set.");
      }
    }
  }
}
