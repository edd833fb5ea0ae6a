package dev.listkeeper.server.config;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The parts that work on the data while the server is stopped: no pages, no work, no calls. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({DatabaseConfiguration.class, SecretsConfiguration.class})
public class OfflineConfiguration {}
