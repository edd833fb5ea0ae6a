package dev.listkeeper.server.notify;

import dev.listkeeper.server.notify.Event.Form;
import dev.listkeeper.server.notify.Event.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stored event.
 *
 * @param subject what it is about, as in {@code exports/newsletter}
 * @param name of that
 * @param address of the page that shows it
 * @param numbers what else its sentence says
 * @param readAt when the person it was read for had seen it; empty for deliveries
 */
public record Notice(
    long id,
    Kind kind,
    Form form,
    String subject,
    String name,
    String address,
    List<String> numbers,
    Instant at,
    Optional<Instant> readAt) {}
