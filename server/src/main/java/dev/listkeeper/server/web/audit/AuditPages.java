package dev.listkeeper.server.web.audit;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The page of the audit. */
@Configuration(proxyBeanMethods = false)
@Import(AuditController.class)
public class AuditPages {}
