package dev.listkeeper.server.config;

import dev.listkeeper.server.watch.WatchToken;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What an operator can decide about one server; every value has a working default.
 *
 * @param home the folder of all local data
 * @param dataFolders the only folders that file sources may read
 * @param bind the address to listen on
 * @param port the port to listen on; 0 takes any free one
 * @param publicUrl how browsers reach the server, when that differs from where it listens
 * @param privacyNotice the page with the operator's privacy notice, if there is one
 * @param database where definitions and the state of work are kept
 * @param timeZone in which days begin and timestamps without a zone are read
 * @param secretKeyFile the key that encrypts tokens and client secrets
 * @param logFormat how the log is written
 * @param uploadMegabytes how large a file may be that somebody uploads
 * @param keepRuns how long runs of exports are kept, and what became of people in them
 * @param watchToken lets a monitoring program read metrics and the reasons of health
 * @param notifications how people are told what went wrong
 * @param constantContactApiUrl ends in {@code /v3}
 * @param constantContactAuthUrl ends in {@code /oauth2/default/v1}
 * @param constantContactCallsPerSecond what the service grants an API key
 * @param constantContactCallsPerDay the same for a UTC day
 */
public record Settings(
    Path home,
    List<Path> dataFolders,
    InetAddress bind,
    int port,
    Optional<URI> publicUrl,
    Optional<URI> privacyNotice,
    DatabaseAddress database,
    ZoneId timeZone,
    Path secretKeyFile,
    LogFormat logFormat,
    int uploadMegabytes,
    Duration keepRuns,
    Optional<WatchToken> watchToken,
    NotificationSettings notifications,
    URI constantContactApiUrl,
    URI constantContactAuthUrl,
    int constantContactCallsPerSecond,
    int constantContactCallsPerDay) {

  public Settings {
    dataFolders = List.copyOf(dataFolders);
  }

  /** Where uploaded files are kept; sources may always read them. */
  public Path uploads() {
    return home.resolve("inbox").resolve("uploads");
  }

  /** The API token of commands on this machine, once there is an administrator. */
  public Path tokenFile() {
    return home.resolve("token");
  }

  /** Whether cookies may only travel encrypted. */
  public boolean isPublishedByHttps() {
    return publicUrl.map(url -> "https".equals(url.getScheme())).orElse(false);
  }
}
