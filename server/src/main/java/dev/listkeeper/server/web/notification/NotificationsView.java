package dev.listkeeper.server.web.notification;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.PagerView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;

/**
 * What a person is told.
 *
 * @param unreadOnly whether those already read are left out
 */
record NotificationsView(
    String state, boolean unreadOnly, boolean anyUnread, List<Line> lines, PagerView pager) {

  /** One of them. */
  record Line(String address, StatusView kind, String sentence, MomentView at, boolean unread) {}
}
