package dev.listkeeper.server.api;

import dev.listkeeper.server.notify.Event;
import dev.listkeeper.server.notify.Notice;
import dev.listkeeper.server.notify.NoticeWords;
import dev.listkeeper.server.notify.Notices;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the one who asks is told: failures, approvals, connections that are broken, late exports.
 */
@RestController
@RequestMapping("/api/v1/notifications")
public class NotificationApi {
  private final Notices notices;
  private final NoticeWords words;
  private final InstantSource clock;

  public NotificationApi(Notices notices, NoticeWords words, InstantSource clock) {
    this.notices = notices;
    this.words = words;
    this.clock = clock;
  }

  /** How many there are, and some of them, the newest first. */
  public record Found(long unread, List<NotificationView> notifications) {}

  /**
   * One of them.
   *
   * @param subject what it is about, as in {@code exports/newsletter}
   * @param address of the page that shows it
   */
  public record NotificationView(
      long id,
      Event.Kind kind,
      String subject,
      String name,
      String sentence,
      String address,
      Instant at,
      Optional<Instant> readAt) {}

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  Found mine(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") long offset,
      @AuthenticationPrincipal CurrentUser user) {
    PageLimits.check(offset, limit);
    return new Found(
        notices.count(user.personId(), true),
        notices.of(user.personId(), unread, limit, offset).stream().map(this::view).toList());
  }

  private NotificationView view(Notice notice) {
    return new NotificationView(
        notice.id(),
        notice.kind(),
        notice.subject(),
        notice.name(),
        words.sentence(notice, Locale.ENGLISH),
        notice.address(),
        notice.at(),
        notice.readAt());
  }

  @PostMapping("/{id}/read")
  @Needs(Permission.SEE_WORKSPACE)
  void read(@PathVariable long id, @AuthenticationPrincipal CurrentUser user) {
    notices.read(user.personId(), id, clock.instant());
  }

  @PostMapping("/read")
  @Needs(Permission.SEE_WORKSPACE)
  void readAll(@AuthenticationPrincipal CurrentUser user) {
    notices.readAll(user.personId(), clock.instant());
  }
}
