package dev.listkeeper.server.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** What there is to say about an event, in a language. */
public final class NoticeWords {
  private final MessageSource messages;
  private final ZoneId zone;

  /**
   * @param zone in which moments are told
   */
  public NoticeWords(MessageSource messages, ZoneId zone) {
    this.messages = messages;
    this.zone = zone;
  }

  /** What happened, in a sentence. */
  public String sentence(Notice notice, Locale locale) {
    List<Object> values = new ArrayList<>();
    values.add(notice.name());
    if (notice.form() == Event.Form.EXPORT_LATE) {
      values.add(moment(Instant.parse(notice.numbers().getFirst()), locale));
    } else {
      values.addAll(notice.numbers());
    }
    return messages.getMessage("notice." + notice.form().name(), values.toArray(), locale);
  }

  private String moment(Instant at, Locale locale) {
    String pattern = messages.getMessage("format.moment", null, locale);
    return DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(at);
  }

  /** What kind of thing happened, in a word or two. */
  public String kind(Notice notice, Locale locale) {
    return messages.getMessage("notice.kind." + notice.kind().name(), null, locale);
  }

  String say(String key, Locale locale, Object... values) {
    return messages.getMessage(key, values, locale);
  }
}
