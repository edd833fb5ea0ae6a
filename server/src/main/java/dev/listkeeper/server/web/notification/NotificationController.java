package dev.listkeeper.server.web.notification;

import dev.listkeeper.server.notify.Event;
import dev.listkeeper.server.notify.Notice;
import dev.listkeeper.server.notify.NoticeWords;
import dev.listkeeper.server.notify.Notices;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Needs;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.Paging;
import dev.listkeeper.server.web.view.StatusView;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import java.time.InstantSource;
import java.util.Locale;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the person who is signed in is told. */
@Controller
@RequestMapping(NotificationController.PAGE)
class NotificationController {
  static final String PAGE = "/notifications";
  private static final int ROWS = 25;

  private final Notices notices;
  private final NoticeWords noticeWords;
  private final InstantSource clock;
  private final Wording wording;

  NotificationController(
      Notices notices, NoticeWords noticeWords, InstantSource clock, Wording wording) {
    this.notices = notices;
    this.noticeWords = noticeWords;
    this.clock = clock;
    this.wording = wording;
  }

  @GetMapping
  @Needs(Permission.SEE_WORKSPACE)
  String show(
      @RequestParam(defaultValue = "false") boolean unread,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      Locale locale,
      @AuthenticationPrincipal CurrentUser user) {
    Words words = wording.in(locale);
    Paging paging = Paging.of(page, ROWS);
    long left = notices.count(user.personId(), true);
    long total = unread ? left : notices.count(user.personId(), false);
    model.addAttribute(
        "view",
        new NotificationsView(
            words.say("notifications.state", left),
            unread,
            left > 0,
            notices.of(user.personId(), unread, paging.size(), paging.offset()).stream()
                .map(notice -> line(notice, words))
                .toList(),
            PagerView.of(
                paging, total, words, number -> PAGE + "?unread=" + unread + "&page=" + number)));
    return "notification/list";
  }

  private NotificationsView.Line line(Notice notice, Words words) {
    return new NotificationsView.Line(
        PAGE + "/" + notice.id(),
        kind(notice, words),
        noticeWords.sentence(notice, words.locale()),
        words.moment(notice.at()),
        notice.readAt().isEmpty());
  }

  private StatusView kind(Notice notice, Words words) {
    String tone =
        notice.kind() == Event.Kind.FAILURE || notice.kind() == Event.Kind.RECONNECT_NEEDED
            ? "bad"
            : "warning";
    String icon =
        switch (notice.kind()) {
          case FAILURE -> "cross";
          case PARTIAL_FAILURE -> "alert";
          case NEEDS_APPROVAL -> "hand";
          case RECONNECT_NEEDED -> "plug";
          case EXPORT_LATE -> "clock";
        };
    String word = noticeWords.kind(notice, words.locale());
    return new StatusView(word, icon, tone, word);
  }

  /** Leads to what it is about. */
  @PostMapping("/{id}/open")
  @Needs(Permission.SEE_WORKSPACE)
  String open(@PathVariable long id, @AuthenticationPrincipal CurrentUser user) {
    return "redirect:" + notices.read(user.personId(), id, clock.instant());
  }

  @PostMapping("/{id}/read")
  @Needs(Permission.SEE_WORKSPACE)
  String read(@PathVariable long id, @AuthenticationPrincipal CurrentUser user) {
    notices.read(user.personId(), id, clock.instant());
    return "redirect:" + PAGE;
  }

  @PostMapping("/read")
  @Needs(Permission.SEE_WORKSPACE)
  String readAll(@AuthenticationPrincipal CurrentUser user) {
    notices.readAll(user.personId(), clock.instant());
    return "redirect:" + PAGE;
  }
}
