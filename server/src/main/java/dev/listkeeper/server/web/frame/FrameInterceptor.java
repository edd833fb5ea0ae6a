package dev.listkeeper.server.web.frame;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.export.Export;
import dev.listkeeper.export.run.ExportRun;
import dev.listkeeper.export.run.ExportRuns;
import dev.listkeeper.export.run.RunState;
import dev.listkeeper.server.installation.Installation;
import dev.listkeeper.server.installation.Paused;
import dev.listkeeper.server.notify.Notices;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.server.workspace.ConnectionRights;
import dev.listkeeper.workspace.Definitions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Puts the frame where templates find it. An interceptor and not a model attribute, because a page
 * that shows a problem has no model of a controller and wants its frame as well.
 */
final class FrameInterceptor implements HandlerInterceptor {
  private final Definitions<Connection> connections;
  private final ConnectionStates states;
  private final Definitions<Export> exports;
  private final ExportRuns runs;
  private final ConnectionRights rights;
  private final Installation installation;
  private final Notices notices;
  private final Wording wording;

  FrameInterceptor(
      Definitions<Connection> connections,
      ConnectionStates states,
      Definitions<Export> exports,
      ExportRuns runs,
      ConnectionRights rights,
      Installation installation,
      Notices notices,
      Wording wording) {
    this.connections = connections;
    this.states = states;
    this.exports = exports;
    this.runs = runs;
    this.rights = rights;
    this.installation = installation;
    this.notices = notices;
    this.wording = wording;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    request.setAttribute("theme", Preferences.theme(request));
    request.setAttribute("themes", Preferences.THEMES);
    request.setAttribute("here", request.getRequestURI());
    CurrentUser.find().ifPresent(user -> request.setAttribute("frame", frame(request, user)));
    return true;
  }

  private FrameView frame(HttpServletRequest request, CurrentUser user) {
    Words words = wording.in(LocaleContextHolder.getLocale());
    String here = request.getRequestURI();
    return new FrameView(
        Navigation.of(user, here, words),
        user.displayName(),
        words.say("role", user.role()),
        notices.count(user.personId(), true),
        banner(user, words));
  }

  private FrameView.@Nullable Banner banner(CurrentUser user, Words words) {
    Optional<Paused> paused = installation.paused();
    if (paused.isPresent()) {
      String action = user.may(Permission.OPERATE) ? words.say("banner.paused.action") : "";
      return new FrameView.Banner(sentence(paused.get(), words), action, "/system/pause");
    }
    FrameView.Banner connection =
        user.may(Permission.MANAGE_CONNECTIONS) ? connection(words) : null;
    return connection == null ? approval(user, words) : connection;
  }

  private static String sentence(Paused paused, Words words) {
    return switch (paused.cause()) {
      case COPIED -> words.say("banner.paused.copied");
      case ASKED ->
          words.say(
              "banner.paused",
              words.moment(paused.since()).text(),
              paused.by(),
              paused.note().isEmpty() ? 0 : 1,
              paused.note());
    };
  }

  private FrameView.@Nullable Banner connection(Words words) {
    for (Connection one : connections.all()) {
      String address = "/connections/" + one.key();
      switch (states.of(one.key()).stage()) {
        case RECONNECT_NEEDED -> {
          return new FrameView.Banner(
              words.say("banner.reconnect", one.displayName()),
              words.say("banner.reconnect.action"),
              address);
        }
        case NEEDS_EXPORT_USER -> {
          return new FrameView.Banner(
              words.say("banner.export-user", one.displayName()),
              words.say("banner.export-user.action"),
              address);
        }
        case DRAFT, READY -> {}
      }
    }
    return null;
  }

  /** For those who may approve; several lead to the first page, which has them all. */
  private FrameView.@Nullable Banner approval(CurrentUser user, Words words) {
    if (!user.may(Permission.CONFIGURE_EXPORTS)) {
      return null;
    }
    List<ExportRun> waiting =
        runs.unfinished().stream()
            .filter(run -> run.state() == RunState.NEEDS_APPROVAL && !run.isApproved())
            .filter(run ->
                exports.find(run.export()).filter(one -> rights.mayEdit(user, one)).isPresent())
            .toList();
    if (waiting.isEmpty()) {
      return null;
    }
    ExportRun first = waiting.getFirst();
    String name = exports.find(first.export()).map(Export::displayName).orElse("");
    return new FrameView.Banner(
        words.say("banner.approval", waiting.size(), name),
        words.say("banner.approval.action"),
        waiting.size() == 1 ? "/exports/" + first.export() + "/runs/" + first.number() : "/");
  }
}
