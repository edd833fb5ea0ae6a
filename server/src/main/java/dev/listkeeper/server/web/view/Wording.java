package dev.listkeeper.server.web.view;

import dev.listkeeper.workspace.Workspace;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Gives each request the words of its language. */
public final class Wording {
  private final MessageSource messages;
  private final Workspace workspace;

  public Wording(MessageSource messages, Workspace workspace) {
    this.messages = messages;
    this.workspace = workspace;
  }

  public Words in(Locale locale) {
    return new Words(messages, locale, workspace.zone());
  }
}
