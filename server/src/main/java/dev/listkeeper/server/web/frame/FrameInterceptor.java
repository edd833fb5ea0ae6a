package dev.listkeeper.server.web.frame;

import dev.listkeeper.connection.Connection;
import dev.listkeeper.connection.ConnectionState.Stage;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.server.security.CurrentUser;
import dev.listkeeper.server.security.Permission;
import dev.listkeeper.server.web.view.Wording;
import dev.listkeeper.server.web.view.Words;
import dev.listkeeper.workspace.Definitions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
  private final Wording wording;

  FrameInterceptor(Definitions<Connection> connections, ConnectionStates states, Wording wording) {
    this.connections = connections;
    this.states = states;
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
        user.may(Permission.MANAGE_CONNECTIONS) ? banner(words) : null);
  }

  private FrameView.@Nullable Banner banner(Words words) {
    return connections.all().stream()
        .filter(one -> states.of(one.key()).stage() == Stage.RECONNECT_NEEDED)
        .findFirst()
        .map(one ->
            new FrameView.Banner(
                words.say("banner.reconnect", one.displayName()),
                words.say("banner.reconnect.action"),
                "/connections/" + one.key()))
        .orElse(null);
  }
}
