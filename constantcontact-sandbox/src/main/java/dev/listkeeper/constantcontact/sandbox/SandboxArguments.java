package dev.listkeeper.constantcontact.sandbox;

import dev.listkeeper.constantcontact.sandbox.activity.Delays;
import dev.listkeeper.constantcontact.sandbox.auth.Consent;
import dev.listkeeper.constantcontact.sandbox.auth.RefreshMode;
import dev.listkeeper.constantcontact.sandbox.evidence.Switch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The command line, understood.
 *
 * @param lists the names of lists that shall exist
 */
record SandboxArguments(SandboxBuilder builder, List<String> lists, boolean help) {
  static final String HELP =
      """
      An emulator of the Constant Contact V3 API on this machine.

        --port N                    listen on this port (default: any free one)
        --folder DIR                keep the state in this folder (default: in memory)
        --client-id ID              with --client-secret: an own application
        --client-secret SECRET
        --redirect-uri URI          a redirect address of that application; may be repeated
        --any-loopback-redirect     accept every redirect address on this machine
        --long-lived-refresh-tokens refresh tokens do not change when they are used
        --approve                   allow at once instead of showing the consent page
        --deny                      refuse at once instead of showing the consent page
        --no-limits                 neither 4 calls a second nor 10,000 a day, nor any other limit
        --delay SECONDS             every import and export takes so long
        --delay-per-1000-rows SECONDS  and so much longer for each 1,000 rows
        --list NAME                 create this list unless it exists; may be repeated
        --switch NAME=on|off        choose an unconfirmed behaviour (docs/sandbox.md)
        --help                      show this
      """;

  /** A command line nobody can follow; the message is for the person who typed it. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static SandboxArguments parse(List<String> words) throws Wrong {
    return new Reader(words).read();
  }

  private static final class Reader {
    private final Iterator<String> words;
    private final SandboxBuilder builder = Sandbox.builder();
    private final List<String> lists = new ArrayList<>();
    private final List<String> redirectUris = new ArrayList<>();
    private String clientId = "";
    private String clientSecret = "";
    private Duration delay = Duration.ZERO;
    private Duration delayPerThousand = Duration.ZERO;

    Reader(List<String> words) {
      this.words = words.iterator();
    }

    SandboxArguments read() throws Wrong {
      while (words.hasNext()) {
        String option = words.next();
        if (option.equals("--help")) {
          return new SandboxArguments(builder, lists, true);
        }
        apply(option);
      }
      if (clientId.isEmpty() != clientSecret.isEmpty()) {
        throw new Wrong("--client-id and --client-secret go together.");
      }
      if (!clientId.isEmpty()) {
        builder.apiKey(clientId, clientSecret, redirectUris.toArray(String[]::new));
      } else if (!redirectUris.isEmpty()) {
        throw new Wrong("--redirect-uri needs --client-id and --client-secret.");
      }
      builder.delays(new Delays(Duration.ZERO, delay, delayPerThousand));
      return new SandboxArguments(builder, lists, false);
    }

    private void apply(String option) throws Wrong {
      switch (option) {
        case "--port" -> builder.port(port(value(option)));
        case "--folder" -> builder.folder(Path.of(value(option)));
        case "--client-id" -> clientId = value(option);
        case "--client-secret" -> clientSecret = value(option);
        case "--redirect-uri" -> redirectUris.add(value(option));
        case "--any-loopback-redirect" -> builder.anyLoopbackRedirect(true);
        case "--long-lived-refresh-tokens" -> builder.refreshTokens(RefreshMode.LONG_LIVED);
        case "--approve" -> builder.consent(Consent.APPROVE);
        case "--deny" -> builder.consent(Consent.DENY);
        case "--no-limits" -> builder.noLimits();
        case "--delay" -> delay = seconds(option, value(option));
        case "--delay-per-1000-rows" -> delayPerThousand = seconds(option, value(option));
        case "--list" -> lists.add(value(option));
        case "--switch" -> position(value(option));
        default -> throw new Wrong("Unknown option " + option + "; --help lists all of them.");
      }
    }

    private String value(String option) throws Wrong {
      if (!words.hasNext()) {
        throw new Wrong("The option " + option + " needs a value.");
      }
      return words.next();
    }

    private static int port(String text) throws Wrong {
      try {
        int port = Integer.parseInt(text);
        if (port >= 0 && port <= 65_535) {
          return port;
        }
      } catch (NumberFormatException e) {
        throw new Wrong("--port needs a number, not " + text + ".");
      }
      throw new Wrong("--port needs a number from 0 to 65535.");
    }

    private static Duration seconds(String option, String text) throws Wrong {
      try {
        double seconds = Double.parseDouble(text);
        if (seconds >= 0 && seconds <= 1e6) {
          return Duration.ofNanos((long) (seconds * 1e9));
        }
      } catch (NumberFormatException e) {
        throw new Wrong(option + " needs a number of seconds, not " + text + ".");
      }
      throw new Wrong(option + " needs a number of seconds from 0 on.");
    }

    private void position(String text) throws Wrong {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      String position = equals < 0 ? "" : text.substring(equals + 1);
      if (!position.equals("on") && !position.equals("off")) {
        throw new Wrong("--switch needs NAME=on or NAME=off, not " + text + ".");
      }
      try {
        builder.set(
            Switch.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), position.equals("on"));
      } catch (IllegalArgumentException e) {
        throw new Wrong("There is no switch " + name + "; docs/sandbox.md lists all of them.");
      }
    }
  }
}
