package dev.listkeeper.server.web.frame;

import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Remembers language and theme in the browser and leads back to where the choice was made. */
@Controller
class PreferencesController {
  private static final Duration A_YEAR = Duration.ofDays(365);

  @PostMapping("/preferences")
  @Needs(Permission.COME_IN)
  String choose(
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String theme,
      @RequestParam(defaultValue = "/") String back,
      HttpServletResponse response) {
    if (Preferences.isLanguage(language)) {
      remember(Preferences.LANGUAGE, language, response);
    }
    if (Preferences.isTheme(theme)) {
      remember(Preferences.THEME, theme, response);
    }
    return "redirect:" + (isOurs(back) ? back : "/");
  }

  private static void remember(String name, String value, HttpServletResponse response) {
    ResponseCookie cookie =
        ResponseCookie.from(name, value).path("/").maxAge(A_YEAR).sameSite("Lax").build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  /** Nobody is led to another site by a link into ours. */
  private static boolean isOurs(String address) {
    return address.matches("/([\\w.~-]+/)*[\\w.~-]*");
  }
}
