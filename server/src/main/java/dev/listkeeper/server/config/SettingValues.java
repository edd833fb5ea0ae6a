package dev.listkeeper.server.config;

import dev.listkeeper.server.watch.WatchToken;
import java.io.File;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the text of a setting into its value, or says in one sentence why it can't. */
record SettingValues(Path workingFolder) {
  // A list reads like PATH does on this system; commas are the same on every system.
  private static final Pattern SEPARATOR =
      Pattern.compile("," + "|" + Pattern.quote(File.pathSeparator));
  private static final Pattern CREDENTIALS = Pattern.compile("[?&](user|password)=([^&]*)");

  Path path(Given given) {
    return path(given, given.value());
  }

  List<Path> folders(Given given) {
    List<Path> folders = new ArrayList<>();
    for (String part : SEPARATOR.split(given.value(), -1)) {
      if (!part.isBlank()) {
        folders.add(path(given, part.strip()));
      }
    }
    if (folders.isEmpty()) {
      throw given.wrong("name at least one folder.");
    }
    return folders;
  }

  int port(Given given) {
    try {
      int port = Integer.parseInt(given.value());
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw notAPort(given);
    }
    throw notAPort(given);
  }

  int count(Given given) {
    try {
      int count = Integer.parseInt(given.value());
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw notACount(given);
    }
    throw notACount(given);
  }

  private static dev.listkeeper.problem.Problem notACount(Given given) {
    return given.wrong("write a whole number from 1 up.");
  }

  LogFormat logFormat(Given given) {
    return switch (given.value()) {
      case "text" -> LogFormat.TEXT;
      case "json" -> LogFormat.JSON;
      default -> throw given.wrong("write text or json.");
    };
  }

  WatchToken watchToken(Given given) {
    if (given.value().length() < WatchToken.SHORTEST) {
      throw given.wrong(
          "it needs at least " + WatchToken.SHORTEST + " characters; make one at random.");
    }
    return new WatchToken(given.value());
  }

  InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  InetAddress address(Given given) {
    try {
      return InetAddress.getAllByName(given.value())[0];
    } catch (UnknownHostException e) {
      throw given.wrong("it is no address of this machine; 0.0.0.0 stands for all of them.");
    }
  }

  ZoneId zone(Given given) {
    try {
      return ZoneId.of(given.value());
    } catch (DateTimeException e) {
      throw given.wrong("it is no time zone; write one like Europe/Tallinn or UTC.");
    }
  }

  /** An address without a path: pages and the OAuth callback are put behind it. */
  URI siteUrl(Given given) {
    URI url = url(given);
    if (!url.getRawPath().isEmpty()) {
      throw given.wrong("write it without a path, like https://listkeeper.example.com.");
    }
    return url;
  }

  /** A page of somebody else's, wherever it is. */
  URI pageUrl(Given given) {
    try {
      URI url = new URI(given.value());
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw notAUrl(given);
    }
    throw notAUrl(given);
  }

  /**
   * User and password may stand in the address, as JDBC has it, or beside it. They are taken out of
   * it, since addresses are shown.
   */
  DatabaseAddress.PostgreSql postgreSql(Given url, @Nullable Given user, @Nullable Given password) {
    if (!isPostgreSql(url.value())) {
      throw url.wrong("write it like jdbc:postgresql://HOST:5432/DATABASE.");
    }
    return new DatabaseAddress.PostgreSql(
        withoutCredentials(url.value()),
        credential(url, "user", user)
            .orElseThrow(() -> url.wrong("LISTKEEPER_DATABASE_USER is missing.")),
        credential(url, "password", password).orElse(""));
  }

  private static Optional<String> credential(Given url, String name, @Nullable Given beside) {
    Optional<String> inside =
        CREDENTIALS
            .matcher(url.value())
            .results()
            .filter(found -> found.group(1).equals(name))
            .map(found -> URLDecoder.decode(found.group(2), StandardCharsets.UTF_8))
            .findFirst();
    if (beside != null && inside.isPresent()) {
      throw beside.wrong("the address in LISTKEEPER_DATABASE_URL has a " + name + " too.");
    }
    return beside == null ? inside : Optional.of(beside.value());
  }

  private static String withoutCredentials(String url) {
    int query = url.indexOf('?');
    if (query < 0) {
      return url;
    }
    String rest =
        Arrays.stream(url.substring(query + 1).split("&"))
            .filter(parameter -> !CREDENTIALS.matcher("&" + parameter).find())
            .collect(Collectors.joining("&"));
    return url.substring(0, query) + (rest.isEmpty() ? "" : "?" + rest);
  }

  /** The driver knows best what it can read. */
  private static boolean isPostgreSql(String url) {
    try {
      return url.startsWith("jdbc:postgresql:") && DriverManager.getDriver(url) != null;
    } catch (SQLException noDriverReadsIt) {
      return false;
    }
  }

  URI serviceUrl(Given given, String ending) {
    URI url = url(given);
    if (!url.getRawPath().endsWith(ending)) {
      throw given.wrong("it must end in " + ending + ".");
    }
    return url;
  }

  private static URI url(Given given) {
    try {
      URI url = new URI(given.value().replaceAll("/+$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      boolean bare =
          url.getUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
      if (web && bare && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw notAUrl(given);
    }
    throw notAUrl(given);
  }

  private Path path(Given given, String text) {
    try {
      return workingFolder.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw given.wrong("it is no path on this system.");
    }
  }

  private static dev.listkeeper.problem.Problem notAPort(Given given) {
    return given.wrong("a port is a whole number from 1 to 65535, or 0 for any free one.");
  }

  private static dev.listkeeper.problem.Problem notAUrl(Given given) {
    return given.wrong("write a whole address that begins with http:// or https://.");
  }
}
