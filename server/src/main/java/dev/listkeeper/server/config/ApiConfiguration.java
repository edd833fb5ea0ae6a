package dev.listkeeper.server.config;

import dev.listkeeper.server.api.AboutApi;
import dev.listkeeper.server.api.AuditApi;
import dev.listkeeper.server.api.BackupApi;
import dev.listkeeper.server.api.ConnectionApi;
import dev.listkeeper.server.api.CustomerApi;
import dev.listkeeper.server.api.DefinitionApi;
import dev.listkeeper.server.api.ExportApi;
import dev.listkeeper.server.api.FailureHandler;
import dev.listkeeper.server.api.LastResort;
import dev.listkeeper.server.api.LeaveApi;
import dev.listkeeper.server.api.NotificationApi;
import dev.listkeeper.server.api.PasswordApi;
import dev.listkeeper.server.api.PauseApi;
import dev.listkeeper.server.api.PeopleApi;
import dev.listkeeper.server.api.PermitApi;
import dev.listkeeper.server.api.PersonApi;
import dev.listkeeper.server.api.PreviewApi;
import dev.listkeeper.server.api.RefreshApi;
import dev.listkeeper.server.api.RunAllApi;
import dev.listkeeper.server.api.RunApi;
import dev.listkeeper.server.api.RunPeopleApi;
import dev.listkeeper.server.api.ScheduleApi;
import dev.listkeeper.server.api.SecretKeyApi;
import dev.listkeeper.server.api.SetupApi;
import dev.listkeeper.server.api.StatusApi;
import dev.listkeeper.server.api.TokenApi;
import dev.listkeeper.server.api.UploadApi;
import dev.listkeeper.server.api.UserApi;
import dev.listkeeper.server.api.WorkspaceApi;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of the REST API. */
@Configuration(proxyBeanMethods = false)
@Import({
  AboutApi.class,
  BackupApi.class,
  CustomerApi.class,
  AuditApi.class,
  UserApi.class,
  LeaveApi.class,
  NotificationApi.class,
  PasswordApi.class,
  RunApi.class,
  PersonApi.class,
  PreviewApi.class,
  RunPeopleApi.class,
  RunAllApi.class,
  ScheduleApi.class,
  RefreshApi.class,
  PeopleApi.class,
  PermitApi.class,
  PauseApi.class,
  DefinitionApi.class,
  ExportApi.class,
  ConnectionApi.class,
  WorkspaceApi.class,
  FailureHandler.class,
  LastResort.class,
  SetupApi.class,
  StatusApi.class,
  TokenApi.class,
  UploadApi.class,
  SecretKeyApi.class,
})
class ApiConfiguration {

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Listkeeper")
                .version("v1")
                .description(
                    "Everything the pages do, for programs. Send an API token as a bearer token; problems are"
                        + " application/problem+json with a code that stays."));
  }
}
