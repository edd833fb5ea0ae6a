package dev.listkeeper.server.notify;

import java.util.List;

/** A place where events are found. */
interface EventSource {
  /** What has happened of late; the same event may be given again. */
  List<Event> look();
}
