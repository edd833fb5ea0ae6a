package dev.listkeeper.server.web.frame;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.notify.Notices;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Definitions;
import dev.listkeeper.workspace.Workspace;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The frame and the words on pages. */
@Configuration(proxyBeanMethods = false)
@Import(PreferencesController.class)
public class FramePages {

  @Bean
  Wording wording(MessageSource messages, Workspace workspace) {
    return new Wording(messages, workspace);
  }

  @Bean
  LanguageFilter languageFilter() {
    return new LanguageFilter();
  }

  @Bean
  WebMvcConfigurer frame(
      Definitions<Connection> connections,
      ConnectionStates states,
      Definitions<Export> exports,
      ExportRuns runs,
      ConnectionRights rights,
      Installation installation,
      Notices notices,
      Wording wording) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry
            .addInterceptor(
                new FrameInterceptor(
                    connections, states, exports, runs, rights, installation, notices, wording))
            .excludePathPatterns("/api/**", "/static/**", "/webjars/**", "/favicon.svg");
      }
    };
  }
}
