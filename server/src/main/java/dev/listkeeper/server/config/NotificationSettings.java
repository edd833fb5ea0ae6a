package dev.listkeeper.server.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How people are told what went wrong, beside the pages.
 *
 * @param keep how long notifications are kept
 * @param lateAfter how long after its time an export is late
 */
public record NotificationSettings(
    Optional<SmtpSettings> smtp,
    Optional<WebhookSettings> webhook,
    Duration keep,
    Duration lateAfter) {}
