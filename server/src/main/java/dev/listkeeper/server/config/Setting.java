package dev.listkeeper.server.config;

import dev.listkeeper.problem.Nearest;
import java.util.Arrays;
import java.util.Optional;

/** Every setting there is; its name is the same as environment variable and in the file. */
public enum Setting {
  HOME,
  CONFIG,
  DATA_FOLDERS,
  BIND,
  PORT,
  PUBLIC_URL,
  /** The operator's privacy notice, for whoever agrees to the data-privacy statement. */
  PRIVACY_NOTICE_URL,
  TIME_ZONE,
  /** PostgreSQL, as the JDBC driver writes it; without it the database is embedded. */
  DATABASE_URL,
  DATABASE_USER,
  DATABASE_PASSWORD,
  ENGINE,
  SECRET_KEY_FILE,
  /** How the log is written. */
  LOG_FORMAT,
  /** How large a file may be that somebody uploads. */
  UPLOAD_MEGABYTES,
  /** For how many days runs of exports are kept, and what became of people in them. */
  KEEP_RUNS,
  /** Lets a monitoring program read metrics. */
  WATCH_TOKEN,
  /** For how many days notifications are kept. */
  KEEP_NOTIFICATIONS,
  /** How many minutes after its time an export is late. */
  LATE_AFTER,
  /** The mail server that takes e-mail; without it none is sent. */
  SMTP_HOST,
  SMTP_PORT,
  SMTP_SECURITY,
  SMTP_USER,
  SMTP_PASSWORD,
  SMTP_PASSWORD_FILE,
  SMTP_FROM,
  SMTP_LANGUAGE,
  /** Where notifications are posted to; without it they are not. */
  WEBHOOK_URL,
  WEBHOOK_SECRET,
  WEBHOOK_SECRET_FILE,
  CONSTANT_CONTACT_API_URL,
  CONSTANT_CONTACT_AUTH_URL,
  /** For API keys with other limits than the ordinary ones. */
  CONSTANT_CONTACT_CALLS_PER_SECOND,
  CONSTANT_CONTACT_CALLS_PER_DAY,
  /** For client commands: where the server is. */
  URL,
  /** For client commands: the API token. */
  TOKEN,
  /** For client commands: the secret of the customer's application at Constant Contact. */
  CLIENT_SECRET,
  /** For the launcher: which JDK to use. */
  JAVA_HOME,
  /** For the launcher: where to look for JDKs. */
  JAVA_FOLDERS,
  /** For the launcher: flags of the Java process. */
  JAVA_OPTS,
  /** For the launcher: take what is built. */
  NO_BUILD;

  private static final String PREFIX = "LISTKEEPER_";

  /** The name people write. */
  public String variable() {
    return PREFIX + name();
  }

  /** Whether its value must not be repeated: people put passwords into addresses of databases. */
  boolean mayHoldASecret() {
    return switch (this) {
      case DATABASE_URL,
          DATABASE_PASSWORD,
          WATCH_TOKEN,
          SMTP_PASSWORD,
          WEBHOOK_URL,
          WEBHOOK_SECRET,
          TOKEN,
          CLIENT_SECRET ->
          true;
      default -> false;
    };
  }

  static boolean looksLikeOne(String variable) {
    return variable.startsWith(PREFIX);
  }

  static Optional<Setting> of(String variable) {
    return Arrays.stream(values()).filter(s -> s.variable().equals(variable)).findFirst();
  }

  static Setting nearestTo(String variable) {
    return Nearest.of(variable, Arrays.stream(values()).map(Setting::variable).toList())
        .flatMap(Setting::of)
        .orElseThrow();
  }
}
