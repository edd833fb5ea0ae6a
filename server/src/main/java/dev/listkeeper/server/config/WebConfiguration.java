package dev.listkeeper.server.config;

import dev.listkeeper.server.web.PageFrame;
import dev.listkeeper.server.web.home.HomePage;
import dev.listkeeper.server.web.signin.SetupPage;
import dev.listkeeper.server.web.signin.SignInPage;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/** The controllers of the pages. */
@Configuration(proxyBeanMethods = false)
@Import({
  HomePage.class,
  PageFrame.class,
  SetupPage.class,
  SignInPage.class,
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
