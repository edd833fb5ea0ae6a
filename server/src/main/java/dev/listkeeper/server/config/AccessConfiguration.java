package dev.listkeeper.server.config;

import dev.listkeeper.server.api.ApiRefusals;
import dev.listkeeper.server.api.ApiTokenFilter;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.security.PermissionCheck;
import dev.listkeeper.server.upload.MultipartGate;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.SessionCookie;
import dev.listkeeper.server.web.signin.SignInFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who gets in, and in front of every controller the check that its {@link
 * dev.listkeeper.server.security.Needs} is given.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Before Spring Security, whose filters could read a form. */
  @Bean
  FilterRegistrationBean<MultipartGate> multipartGate() {
    FilterRegistrationBean<MultipartGate> gate = new FilterRegistrationBean<>(new MultipartGate());
    gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return gate;
  }

  @Bean
  PermissionCheck permissionCheck() {
    return new PermissionCheck(Map.of(OpenApiWebMvcResource.class, Permission.SEE_WORKSPACE));
  }

  @Bean
  WebMvcConfigurer permissions(PermissionCheck check) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        // Behind the frame, which the page that says no wants around it.
        registry.addInterceptor(check).order(Ordered.LOWEST_PRECEDENCE);
      }
    };
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(
      HttpSecurity http,
      ApiTokens tokens,
      SessionCookie session,
      JsonMapper mapper,
      Settings settings)
      throws Exception {
    ApiRefusals refusals = new ApiRefusals(mapper);
    http.securityMatcher("/api/**")
        .securityContext(context -> context.securityContextRepository(session))
        .csrf(csrf ->
            csrf.csrfTokenRepository(csrfCookie(settings))
                .requireCsrfProtectionMatcher(AccessConfiguration::mayBeForged))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterBefore(
            new ApiTokenFilter(tokens, refusals), UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/api/v1/setup", "/api/v1/password")
                .permitAll()
                .anyRequest()
                .authenticated())
        .headers(headers -> harden(headers, settings));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain pages(HttpSecurity http, SessionCookie session, Settings settings)
      throws Exception {
    // The one AuthenticationProvider bean is the sign-in; naming it here too would ask it twice.
    http.authorizeHttpRequests(requests ->
            requests
                .requestMatchers(
                    "/sign-in",
                    "/setup/*",
                    "/password/*",
                    "/preferences",
                    "/webjars/**",
                    "/static/**",
                    "/favicon.svg",
                    "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .securityContext(context -> context.securityContextRepository(session))
        .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(settings)))
        .formLogin(form ->
            form.loginPage("/sign-in")
                .usernameParameter("email")
                .failureHandler(new SignInFailure())
                .defaultSuccessUrl("/"))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in"))
        .headers(headers -> harden(headers, settings));
    return http.build();
  }

  /** Only a browser sends a session by itself; a token must be put in on purpose. */
  private static boolean mayBeForged(HttpServletRequest request) {
    return !READING.contains(request.getMethod())
        && !ApiTokenFilter.carriesToken(request)
        && SessionCookie.isIn(request);
  }

  /** Kept by the browser, so that a page still works after the server was started anew. */
  private static CsrfTokenRepository csrfCookie(Settings settings) {
    CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
    csrf.setCookieName("listkeeper-csrf");
    csrf.setHeaderName("X-CSRF-TOKEN");
    csrf.setCookiePath("/");
    csrf.setCookieCustomizer(
        cookie -> cookie.secure(settings.isPublishedByHttps()).httpOnly(true).sameSite("Lax"));
    return csrf;
  }

  private static void harden(HeadersConfigurer<HttpSecurity> headers, Settings settings) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy(settings)))
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions -> permissions.policy("camera=(), geolocation=(), microphone=()"));
  }

  private static String contentSecurityPolicy(Settings settings) {
    URI consent = settings.constantContactAuthUrl();
    // A form that starts "Authenticate with Constant Contact" is redirected to the consent page,
    // which browsers count as the form's action.
    String consentOrigin = consent.getScheme() + "://" + consent.getRawAuthority();
    return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
        + " frame-ancestors 'none'; form-action 'self' "
        + consentOrigin;
  }
}
