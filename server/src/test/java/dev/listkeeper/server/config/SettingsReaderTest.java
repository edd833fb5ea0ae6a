package dev.listkeeper.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.listkeeper.problem.Problem;
import dev.listkeeper.problem.ProblemCode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String WATCH_TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void everySettingHasAWorkingDefault() {
    Settings settings = SettingsReader.read(Map.of("PATH", "/bin"), folder);

    Path home = folder.resolve("data");
    assertThat(settings.home()).isEqualTo(home);
    assertThat(settings.dataFolders()).containsExactly(home.resolve("inbox"));
    assertThat(settings.bind().isLoopbackAddress()).isTrue();
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.publicUrl()).isEmpty();
    assertThat(settings.isPublishedByHttps()).isFalse();
    assertThat(settings.timeZone()).isEqualTo(ZoneId.systemDefault());
    assertThat(settings.secretKeyFile()).isEqualTo(home.resolve("keys/secret.json"));
    assertThat(settings.logFormat()).isEqualTo(LogFormat.TEXT);
    assertThat(settings.watchToken()).isEmpty();
    assertThat(settings.uploadMegabytes()).isEqualTo(512);
    assertThat(settings.constantContactApiUrl()).isEqualTo(URI.create("https://api.cc.email/v3"));
    assertThat(settings.constantContactAuthUrl())
        .isEqualTo(URI.create("https://authz.constantcontact.com/oauth2/default/v1"));
  }

  @Test
  void everySettingCanBeGivenInTheEnvironment() {
    Settings settings =
        SettingsReader.read(
            Map.ofEntries(
                Map.entry("LISTKEEPER_HOME", "h"),
                Map.entry("LISTKEEPER_DATA_FOLDERS", "in, /srv/other"),
                Map.entry("LISTKEEPER_BIND", "0.0.0.0"),
                Map.entry("LISTKEEPER_PORT", "9090"),
                Map.entry("LISTKEEPER_PUBLIC_URL", "https://lists.example.com/"),
                Map.entry("LISTKEEPER_TIME_ZONE", "Europe/Tallinn"),
                Map.entry("LISTKEEPER_ENGINE", "duckdb"),
                Map.entry("LISTKEEPER_DATABASE_URL", ""),
                Map.entry("LISTKEEPER_SECRET_KEY_FILE", "/run/secrets/key"),
                Map.entry("LISTKEEPER_LOG_FORMAT", "json"),
                Map.entry("LISTKEEPER_WATCH_TOKEN", WATCH_TOKEN),
                Map.entry("LISTKEEPER_CONSTANT_CONTACT_API_URL", "http://127.0.0.1:8090/v3"),
                Map.entry(
                    "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL",
                    "http://127.0.0.1:8090/oauth2/default/v1")),
            folder);

    assertThat(settings.home()).isEqualTo(folder.resolve("h"));
    assertThat(settings.dataFolders()).containsExactly(folder.resolve("in"), Path.of("/srv/other"));
    assertThat(settings.bind().isAnyLocalAddress()).isTrue();
    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.publicUrl())
        .isEqualTo(Optional.of(URI.create("https://lists.example.com")));
    assertThat(settings.isPublishedByHttps()).isTrue();
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Europe/Tallinn"));
    assertThat(settings.secretKeyFile()).isEqualTo(Path.of("/run/secrets/key"));
    assertThat(settings.logFormat()).isEqualTo(LogFormat.JSON);
    assertThat(settings.watchToken()).isPresent();
    assertThat(settings.toString()).doesNotContain(WATCH_TOKEN);
    assertThat(settings.constantContactApiUrl()).hasPort(8090).hasPath("/v3");
    assertThat(settings.constantContactAuthUrl()).hasPath("/oauth2/default/v1");
  }

  @Test
  void theFileInHomeIsReadAndTheEnvironmentWins() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/listkeeper.properties"),
        "LISTKEEPER_PORT=1111\nLISTKEEPER_TIME_ZONE=Asia/Tokyo\n");

    Settings settings = SettingsReader.read(Map.of("LISTKEEPER_PORT", "2222"), folder);

    assertThat(settings.port()).isEqualTo(2222);
    assertThat(settings.timeZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  @Test
  void anotherFileCanBeNamedAndMayMoveHome() throws Exception {
    Files.writeString(folder.resolve("my.properties"), "LISTKEEPER_HOME=/srv/listkeeper\n");

    Settings settings = SettingsReader.read(Map.of("LISTKEEPER_CONFIG", "my.properties"), folder);

    assertThat(settings.home()).isEqualTo(Path.of("/srv/listkeeper"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LISTKEEPER_PORT | eighty | a port is a whole number",
        "LISTKEEPER_PORT | 65536 | a port is a whole number",
        "LISTKEEPER_PORT | -1 | a port is a whole number",
        "LISTKEEPER_BIND | no such host. | it is no address of this machine",
        "LISTKEEPER_PUBLIC_URL | lists.example.com | begins with http:// or https://",
        "LISTKEEPER_PUBLIC_URL | ftp://lists.example.com | begins with http:// or https://",
        "LISTKEEPER_PUBLIC_URL | https://a b | begins with http:// or https://",
        "LISTKEEPER_PUBLIC_URL | https://me:secret@lists.example.com | begins with http://",
        "LISTKEEPER_PUBLIC_URL | https://example.com/lists | without a path",
        "LISTKEEPER_TIME_ZONE | Tallinn | it is no time zone",
        "LISTKEEPER_ENGINE | sc://spark:15002 | the only engine of this version is duckdb",
        "LISTKEEPER_DATABASE_URL | jdbc:postgresql://db/x | LISTKEEPER_DATABASE_USER is missing",
        "LISTKEEPER_DATABASE_URL | jdbc:mysql://db/x | write it like jdbc:postgresql://",
        "LISTKEEPER_DATABASE_URL | postgres://db:5432/x | write it like jdbc:postgresql://",
        "LISTKEEPER_DATABASE_URL | jdbc:postgresql://db:port/x | write it like jdbc:postgresql://",
        "LISTKEEPER_DATABASE_USER | keeper | it belongs to LISTKEEPER_DATABASE_URL",
        "LISTKEEPER_DATABASE_PASSWORD | secret | it belongs to LISTKEEPER_DATABASE_URL",
        "LISTKEEPER_LOG_FORMAT | xml | write text or json",
        "LISTKEEPER_WATCH_TOKEN | short | it needs at least 32 characters",
        "LISTKEEPER_DATA_FOLDERS | , | name at least one folder",
        "LISTKEEPER_CONFIG | missing.properties | there is no such file",
        "LISTKEEPER_CONSTANT_CONTACT_API_URL | https://api.cc.email | must end in /v3",
        "LISTKEEPER_CONSTANT_CONTACT_API_URL | api.cc.email/v3 | begins with http://",
        "LISTKEEPER_CONSTANT_CONTACT_AUTH_URL | https://x.example/v1 | must end in /oauth2",
      })
  void aWrongValueIsOneSentenceThatNamesTheSetting(String name, String value, String advice) {
    assertThatThrownBy(() -> SettingsReader.read(Map.of(name, value), folder))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_SETTING);
              assertThat(problem.sentence()).startsWith(name).contains(advice);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://keeper:hunter2@db/x",
        "jdbc:postgresql://keeper:hunter2@db/x",
      })
  void aPasswordInTheDatabasesAddressIsNotRepeated(String url) {
    assertThatThrownBy(() ->
            SettingsReader.read(
                Map.of("LISTKEEPER_DATABASE_URL", url, "LISTKEEPER_DATABASE_USER", "keeper"),
                folder))
        .hasMessageStartingWith("LISTKEEPER_DATABASE_URL can't be used")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void thePasswordIsNowhereInThePrintedSettings() {
    Settings settings =
        SettingsReader.read(
            Map.of(
                "LISTKEEPER_DATABASE_URL", "jdbc:postgresql://db/x",
                "LISTKEEPER_DATABASE_USER", "keeper",
                "LISTKEEPER_DATABASE_PASSWORD", "hunter2"),
            folder);

    assertThat(settings.database())
        .isEqualTo(new DatabaseAddress.PostgreSql("jdbc:postgresql://db/x", "keeper", "hunter2"));
    assertThat(settings.toString()).contains("jdbc:postgresql://db/x").doesNotContain("hunter2");
  }

  @Test
  void userAndPasswordMayStandInTheAddressAsJdbcHasIt() {
    String url = "jdbc:postgresql://db/x?user=keeper&sslmode=require&password=h%26nter";
    Settings settings = SettingsReader.read(Map.of("LISTKEEPER_DATABASE_URL", url), folder);

    assertThat(settings.database())
        .isEqualTo(
            new DatabaseAddress.PostgreSql(
                "jdbc:postgresql://db/x?sslmode=require", "keeper", "h&nter"));
    Map<String, String> twice =
        Map.of("LISTKEEPER_DATABASE_URL", url, "LISTKEEPER_DATABASE_PASSWORD", "hunter2");
    assertThatThrownBy(() -> SettingsReader.read(twice, folder))
        .hasMessageContaining("has a password too")
        .hasMessageNotContaining("nter");
  }

  @Test
  void acknowledgedCommitsAreDurableInTheEmbeddedDatabase() {
    assertThat(SettingsReader.read(Map.of(), folder).database().url())
        .startsWith("jdbc:h2:file:" + folder.resolve("data/database/listkeeper"))
        .contains(";WRITE_DELAY=0;");
  }

  @ParameterizedTest
  @CsvSource({
    "LISTKEEPER_PROT, LISTKEEPER_PORT",
    "LISTKEEPER_HOEM, LISTKEEPER_HOME",
    "LISTKEEPER_CONSTANT_CONTACT_URL, LISTKEEPER_CONSTANT_CONTACT_API_URL",
  })
  void anUnknownNameIsAnErrorThatNamesTheNearest(String written, String meant) {
    assertThatThrownBy(() -> SettingsReader.read(Map.of(written, "x"), folder))
        .isInstanceOf(Problem.class)
        .hasMessage(written + " is not a setting; did you mean " + meant + "?");
  }

  @Test
  void anUnknownNameInTheFileSaysWhichFile() throws Exception {
    Path file = Files.writeString(folder.resolve("my.properties"), "port=80\n");

    assertThatThrownBy(
            () -> SettingsReader.read(Map.of("LISTKEEPER_CONFIG", "my.properties"), folder))
        .hasMessageStartingWith("port in " + file + " is not a setting; did you mean LISTKEEPER_");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws Exception {
    Files.write(folder.resolve("my.properties"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 65});

    assertThatThrownBy(
            () -> SettingsReader.read(Map.of("LISTKEEPER_CONFIG", "my.properties"), folder))
        .hasMessageContaining("can't be read as a UTF-8 properties file");
  }

  @Test
  void theFileInHomeCanNotMoveHome() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/listkeeper.properties"), "LISTKEEPER_HOME=/elsewhere");

    // Home is found by the environment, so the file's word comes too late to be followed.
    assertThatThrownBy(() -> SettingsReader.read(Map.of(), folder))
        .hasMessageContaining("can't be changed in");
  }
}
