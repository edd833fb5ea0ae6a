package dev.listkeeper.server.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What pages say in one language, for tests that play a story in each. */
record Tongue(Locale locale, Properties words) {
  static final Tongue ENGLISH = of("", Locale.ENGLISH);
  static final Tongue ESTONIAN = of("_et", Locale.of("et"));

  private static Tongue of(String suffix, Locale locale) {
    Properties words = new Properties();
    try (var in = Tongue.class.getResourceAsStream("/messages" + suffix + ".properties")) {
      words.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tongue(locale, words);
  }

  /** As the page says it. */
  String say(String key, Object... values) {
    String message = Objects.requireNonNull(words.getProperty(key), key);
    return values.length == 0 ? message : new MessageFormat(message, locale).format(values);
  }

  /** The name of its button in the bar. */
  String button() {
    return locale.getLanguage().toUpperCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return locale.toLanguageTag();
  }
}
