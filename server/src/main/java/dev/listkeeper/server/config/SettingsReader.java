package dev.listkeeper.server.config;

import static java.util.Objects.requireNonNull;

import dev.listkeeper.constantcontact.limit.Limits;
import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads settings from environment variables and a properties file; the environment wins. A name
 * nobody knows is an error, so that a typing mistake can't go unnoticed.
 */
public final class SettingsReader {
  private static final String API_URL = "https://api.cc.email/v3";
  private static final String AUTH_URL = "https://authz.constantcontact.com/oauth2/default/v1";

  private static final int DAYS_OF_RUNS = 400;
  private static final int UPLOAD_MEGABYTES = 512;

  private final SettingSources sources;
  private final SettingValues values;

  private SettingsReader(SettingSources sources, Path workingFolder) {
    this.sources = sources;
    this.values = new SettingValues(workingFolder);
  }

  /**
   * Reads all settings.
   *
   * @param environment the environment variables
   * @param workingFolder which relative paths start from
   * @throws Problem UNKNOWN_SETTING or INVALID_SETTING, naming the setting and where it stands
   */
  public static Settings read(Map<String, String> environment, Path workingFolder) {
    SettingSources sources = SettingSources.of(environment, workingFolder);
    return new SettingsReader(sources, workingFolder).read();
  }

  private Settings read() {
    refuseWhatIsNotThereYet();
    Path home = sources.home();
    return new Settings(
        home,
        get(Setting.DATA_FOLDERS, values::folders, List.of(home.resolve("inbox"))),
        get(Setting.BIND, values::address, values.loopback()),
        get(Setting.PORT, values::port, 8080),
        Optional.ofNullable(sources.get(Setting.PUBLIC_URL)).map(values::siteUrl),
        Optional.ofNullable(sources.get(Setting.PRIVACY_NOTICE_URL)).map(values::pageUrl),
        database(home),
        get(Setting.TIME_ZONE, values::zone, ZoneId.systemDefault()),
        get(Setting.SECRET_KEY_FILE, values::path, home.resolve("keys").resolve("secret.json")),
        get(Setting.LOG_FORMAT, values::logFormat, LogFormat.TEXT),
        get(Setting.UPLOAD_MEGABYTES, values::count, UPLOAD_MEGABYTES),
        Duration.ofDays(get(Setting.KEEP_RUNS, values::count, DAYS_OF_RUNS)),
        Optional.ofNullable(sources.get(Setting.WATCH_TOKEN)).map(values::watchToken),
        new NotificationValues(sources, values).read(),
        get(
            Setting.CONSTANT_CONTACT_API_URL,
            given -> values.serviceUrl(given, "/v3"),
            URI.create(API_URL)),
        get(
            Setting.CONSTANT_CONTACT_AUTH_URL,
            given -> values.serviceUrl(given, "/oauth2/default/v1"),
            URI.create(AUTH_URL)),
        get(
            Setting.CONSTANT_CONTACT_CALLS_PER_SECOND,
            values::count,
            Limits.STANDARD.apiPerSecond()),
        get(Setting.CONSTANT_CONTACT_CALLS_PER_DAY, values::count, Limits.STANDARD.apiPerDay()));
  }

  private void refuseWhatIsNotThereYet() {
    Given engine = sources.get(Setting.ENGINE);
    if (engine != null && !engine.value().equals("duckdb")) {
      throw new Problem(
          ProblemCode.INVALID_SETTING,
          engine
              + " can't be used: the only engine of this version is duckdb, which is the default.");
    }
  }

  private DatabaseAddress database(Path home) {
    Given url = sources.get(Setting.DATABASE_URL);
    Given user = sources.get(Setting.DATABASE_USER);
    Given password = sources.get(Setting.DATABASE_PASSWORD);
    if (url != null) {
      return values.postgreSql(url, user, password);
    }
    for (Given stray : java.util.Arrays.asList(user, password)) {
      if (stray != null) {
        throw stray.wrong("it belongs to LISTKEEPER_DATABASE_URL, which is not set.");
      }
    }
    return new DatabaseAddress.Embedded(home.resolve("database").resolve("listkeeper"));
  }

  private <T> T get(Setting setting, java.util.function.Function<Given, T> reading, T otherwise) {
    return sources.has(setting) ? reading.apply(requireNonNull(sources.get(setting))) : otherwise;
  }
}
