package dev.listkeeper.server.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command that talks to a server goes by where its options say nothing.
 *
 * @param url as somebody set it; else where a server with the same settings listens on this machine
 * @param token as somebody set it
 * @param tokenFile where a server with the same settings writes one
 */
public record ClientSettings(String url, Optional<String> token, Path tokenFile) {

  /**
   * Reads them from where a server reads its own.
   *
   * @throws dev.listkeeper.problem.Problem UNKNOWN_SETTING or INVALID_SETTING, naming the setting
   */
  public static ClientSettings read(Map<String, String> environment, Path workingFolder) {
    SettingSources sources = SettingSources.of(environment, workingFolder);
    Settings server = SettingsReader.read(environment, workingFolder);
    return new ClientSettings(
        value(sources, Setting.URL).orElseGet(() -> local(server)),
        value(sources, Setting.TOKEN),
        server.tokenFile());
  }

  private static Optional<String> value(SettingSources sources, Setting setting) {
    return Optional.ofNullable(sources.get(setting)).map(Given::value);
  }

  private static String local(Settings server) {
    InetAddress bound = server.bind();
    String host = bound.isAnyLocalAddress() ? "127.0.0.1" : bound.getHostAddress();
    return "http://"
        + (bound instanceof Inet6Address && !bound.isAnyLocalAddress() ? "[" + host + "]" : host)
        + ":"
        + server.port();
  }

  @Override
  public String toString() {
    return "ClientSettings[" + url + "]";
  }
}
