package dev.listkeeper.server.config;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.query.QueryEngine;
import dev.listkeeper.server.connect.SharedCallLimiter;
import dev.listkeeper.server.store.StoredScheduleMarks;
import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.watch.Metrics;
import dev.listkeeper.server.watch.Readiness;
import dev.listkeeper.server.watch.WatchFilter;
import dev.listkeeper.server.watch.WatchPages;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;

/** What watches the server, and who may read it. */
@Configuration(proxyBeanMethods = false)
@Import(WatchPages.class)
class WatchConfiguration {

  @Bean
  Readiness readiness(JdbcClient database, Flyway flyway, QueryEngine engine, Settings settings) {
    return new Readiness(database, flyway, engine, settings.home());
  }

  @Bean
  Metrics metrics(
      JdbcClient database,
      Readiness readiness,
      SharedCallLimiter limiter,
      Definitions<Connection> connections,
      ConnectionStates states,
      StoredScheduleMarks marks,
      Workspace workspace) {
    return new Metrics(
        new Metrics.Parts(database, readiness, limiter, connections, states, marks, workspace));
  }

  /** Open to all: what may not be told to all the pages leave out or refuse by themselves. */
  @Bean
  @Order(0)
  SecurityFilterChain watching(HttpSecurity http, Settings settings, ApiTokens tokens)
      throws Exception {
    http.securityMatcher("/health/**", "/metrics")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .addFilterBefore(
            new WatchFilter(settings.watchToken(), tokens),
            UsernamePasswordAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
    return http.build();
  }
}
