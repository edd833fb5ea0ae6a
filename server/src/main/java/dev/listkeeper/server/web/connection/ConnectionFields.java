package dev.listkeeper.server.web.connection;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.Connection.Sharing;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Key;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody typed into the form of a connection, right or wrong.
 *
 * @param agree whether the data-privacy statement is agreed to
 * @param limit of addresses; empty for the usual one
 */
public record ConnectionFields(
    String displayName, Sharing availableTo, boolean agree, String limit) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 12;

  static final ConnectionFields NEW = new ConnectionFields("", Sharing.ADMINISTRATORS, false, "");

  static ConnectionFields of(Connection connection) {
    return new ConnectionFields(
        connection.displayName(),
        connection.availableTo(),
        true,
        connection.limit().map(String::valueOf).orElse(""));
  }

  /** By the name of the field what is wrong with it, in words; empty when nothing is. */
  Map<String, String> mistakes(Words words) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    if (displayName.isBlank() || displayName.strip().length() > LONGEST_NAME) {
      mistakes.put("displayName", words.say("connection.need.name", LONGEST_NAME));
    }
    if (!agree) {
      mistakes.put("agree", words.say("connection.need.agreement"));
    }
    if (!limit.isBlank() && number().isEmpty()) {
      mistakes.put("limit", words.say("connection.need.limit"));
    }
    return mistakes;
  }

  private Optional<Long> number() {
    String digits = limit.strip();
    boolean isNumber = digits.matches("[1-9][0-9]*") && digits.length() <= LONGEST_NUMBER;
    return isNumber ? Optional.of(Long.valueOf(digits)) : Optional.empty();
  }

  /** Only without mistakes. */
  Connection connection(Key key) {
    return new Connection(key, displayName.strip(), availableTo, number());
  }
}
