package dev.listkeeper.server.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Stands before everything that could read a form. The files of a form are unpacked with its first
 * field, and the check against forged forms reads one before it is known who asks: so the form for
 * uploads has its token in the address, and no other address takes files at all.
 */
public final class MultipartGate extends OncePerRequestFilter {
  /** The only address that takes a form with files. */
  public static final String ADDRESS = "/sources/_upload";

  private static final String HEADER = "X-CSRF-TOKEN";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String type = request.getContentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
      chain.doFilter(request, response);
    } else if (request.getRequestURI().equals(ADDRESS)) {
      chain.doFilter(new WithToken(request), response);
    } else {
      response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    }
  }

  private static final class WithToken extends HttpServletRequestWrapper {
    WithToken(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(HEADER) ? token() : super.getHeader(name);
    }

    /** An empty one is wrong, and keeps the form itself from being asked. */
    private String token() {
      String query = getQueryString();
      String token =
          query == null
              ? null
              : UriComponentsBuilder.newInstance()
                  .query(query)
                  .build()
                  .getQueryParams()
                  .getFirst("_csrf");
      return token == null ? "" : token;
    }
  }
}
