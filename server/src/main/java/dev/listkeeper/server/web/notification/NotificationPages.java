package dev.listkeeper.server.web.notification;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The page behind the bell. */
@Configuration(proxyBeanMethods = false)
@Import(NotificationController.class)
public class NotificationPages {}
