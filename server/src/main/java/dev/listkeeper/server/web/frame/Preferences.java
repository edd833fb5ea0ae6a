package dev.listkeeper.server.web.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.WebUtils;

/** What a browser remembers of how its user wants pages to be. */
final class Preferences {
  static final String LANGUAGE = "listkeeper-language";
  static final String THEME = "listkeeper-theme";
  static final String SYSTEM = "system";

  private static final Set<String> LANGUAGES = Set.of("en", "et");
  static final List<String> THEMES = List.of("light", "dark", SYSTEM);

  private Preferences() {}

  static boolean isLanguage(String value) {
    return LANGUAGES.contains(value);
  }

  static boolean isTheme(String value) {
    return THEMES.contains(value);
  }

  /** The chosen language; empty when the browser's own wish counts. */
  static Optional<Locale> language(HttpServletRequest request) {
    return value(request, LANGUAGE).filter(Preferences::isLanguage).map(Locale::of);
  }

  static String theme(HttpServletRequest request) {
    return value(request, THEME).filter(Preferences::isTheme).orElse(SYSTEM);
  }

  private static Optional<String> value(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return Optional.ofNullable(cookie).map(Cookie::getValue);
  }
}
