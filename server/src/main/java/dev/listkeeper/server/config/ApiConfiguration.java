package dev.listkeeper.server.config;

import dev.listkeeper.server.api.AboutApi;
import dev.listkeeper.server.api.FailureHandler;
import dev.listkeeper.server.api.LastResort;
import dev.listkeeper.server.api.SetupApi;
import dev.listkeeper.server.api.TokenApi;
import dev.listkeeper.server.api.WorkspaceApi;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The controllers of the REST API. */
@Configuration(proxyBeanMethods = false)
@Import({
  AboutApi.class,
  WorkspaceApi.class,
  FailureHandler.class,
  LastResort.class,
  SetupApi.class,
  TokenApi.class,
})
class ApiConfiguration {}
