package dev.listkeeper.server.config;

import dev.listkeeper.server.web.audit.AuditPages;
import dev.listkeeper.server.web.connection.ConnectionPages;
import dev.listkeeper.server.web.customer.CustomerPages;
import dev.listkeeper.server.web.customer.CustomerReading;
import dev.listkeeper.server.web.export.ExportPages;
import dev.listkeeper.server.web.frame.FramePages;
import dev.listkeeper.server.web.home.HomePages;
import dev.listkeeper.server.web.notification.NotificationPages;
import dev.listkeeper.server.web.permission.PermissionPages;
import dev.listkeeper.server.web.run.RunPages;
import dev.listkeeper.server.web.search.SearchPages;
import dev.listkeeper.server.web.segment.SegmentPages;
import dev.listkeeper.server.web.signin.PasswordPage;
import dev.listkeeper.server.web.signin.SetupPage;
import dev.listkeeper.server.web.signin.SignInPage;
import dev.listkeeper.server.web.source.SourcePages;
import dev.listkeeper.server.web.system.SystemPages;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The pages. */
@Configuration(proxyBeanMethods = false)
@Import({
  AuditPages.class,
  ConnectionPages.class,
  CustomerPages.class,
  CustomerReading.class,
  ExportPages.class,
  FramePages.class,
  HomePages.class,
  NotificationPages.class,
  PasswordPage.class,
  PermissionPages.class,
  RunPages.class,
  SearchPages.class,
  SegmentPages.class,
  SetupPage.class,
  SignInPage.class,
  SourcePages.class,
  SystemPages.class,
})
class WebConfiguration {

  @Bean
  LocaleResolver localeResolver() {
    AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
    resolver.setSupportedLocales(List.of(Locale.ENGLISH, Locale.of("et")));
    resolver.setDefaultLocale(Locale.ENGLISH);
    return resolver;
  }
}
