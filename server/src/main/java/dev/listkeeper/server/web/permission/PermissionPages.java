package dev.listkeeper.server.web.permission;

import dev.listkeeper.server.user.ApiTokens;
import dev.listkeeper.server.user.Sessions;
import dev.listkeeper.server.user.Users;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The pages of users and API tokens. */
@Configuration(proxyBeanMethods = false)
@Import({PermissionController.class, UserController.class, TokenController.class})
public class PermissionPages {

  @Bean
  PermissionViews permissionViews(Users users, Sessions sessions, ApiTokens tokens) {
    return new PermissionViews(users, sessions, tokens);
  }
}
