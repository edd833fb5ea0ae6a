package dev.listkeeper.server.web.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the language chosen on our pages stand for the one the browser asks for. */
final class LanguageFilter extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Locale> chosen = Preferences.language(request);
    chain.doFilter(
        chosen.<HttpServletRequest>map(one -> new In(request, one)).orElse(request), response);
  }

  private static final class In extends HttpServletRequestWrapper {
    private final Locale language;

    In(HttpServletRequest request, Locale language) {
      super(request);
      this.language = language;
    }

    @Override
    public Locale getLocale() {
      return language;
    }

    @Override
    public Enumeration<Locale> getLocales() {
      return Collections.enumeration(List.of(language));
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HttpHeaders.ACCEPT_LANGUAGE)
          ? language.toLanguageTag()
          : super.getHeader(name);
    }
  }
}
