package dev.listkeeper.server.notify;

import dev.listkeeper.server.user.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what people should know of, writes it down, and sends it. It looks at what is stored, apart
 * from the work itself, so whatever a receiver does harms no run.
 */
public final class Notifier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
  private static final int AT_ONCE = 50;

  private final List<EventSource> sources;
  private final Audience audience;
  private final Notices notices;
  private final Outbox outbox;
  private final List<Channel> channels;
  private final Duration keep;
  private final Clock clock;

  /**
   * @param keep how long events are kept
   */
  Notifier(
      List<EventSource> sources,
      Audience audience,
      Notices notices,
      Outbox outbox,
      List<Channel> channels,
      Duration keep,
      Clock clock) {
    this.sources = List.copyOf(sources);
    this.audience = audience;
    this.notices = notices;
    this.outbox = outbox;
    this.channels = List.copyOf(channels);
    this.keep = keep;
    this.clock = clock;
  }

  /** Looks once; called again and again, in one process at a time. */
  public void look() {
    for (EventSource source : sources) {
      source.look().forEach(this::tell);
    }
    send();
    notices.forgetBefore(clock.instant().minus(keep));
  }

  private void tell(Event event) {
    List<User> people = audience.of(event);
    Set<Long> readers = people.stream().map(User::id).collect(Collectors.toSet());
    if (notices.add(event, readers, addressees(people), clock.instant())) {
      LOG.info("{}: {}", event.kind(), event.subject());
    }
  }

  private Set<Notices.Addressee> addressees(List<User> people) {
    Set<Notices.Addressee> addressees = new HashSet<>();
    for (Channel channel : channels) {
      if (channel.name().equals(MailChannel.NAME)) {
        people.forEach(user -> addressees.add(new Notices.Addressee(channel.name(), user.email())));
      } else {
        addressees.add(new Notices.Addressee(channel.name(), WebhookChannel.RECEIVER));
      }
    }
    return addressees;
  }

  private void send() {
    Instant now = clock.instant();
    Set<String> silent = new HashSet<>();
    for (Outbox.Delivery delivery : outbox.due(now, AT_ONCE)) {
      if (silent.contains(delivery.channel())) {
        continue; // each try takes its time, and the next look comes soon
      }
      channels.stream()
          .filter(channel -> channel.name().equals(delivery.channel()))
          .findFirst()
          .ifPresentOrElse(
              channel -> send(channel, delivery, silent),
              () -> outbox.failed(delivery, "This way of delivery is not set up any more.", now));
    }
  }

  private void send(Channel channel, Outbox.Delivery delivery, Set<String> silent) {
    try {
      channel.send(delivery);
      outbox.delivered(delivery, clock.instant());
    } catch (Channel.UndeliveredException undelivered) {
      LOG.warn("Notification {} was not delivered: {}", delivery.notice().id(), undelivered.why());
      outbox.failed(delivery, undelivered.why(), clock.instant());
      silent.add(channel.name());
    }
  }

  @Override
  public void close() {
    channels.forEach(Channel::close);
  }
}
