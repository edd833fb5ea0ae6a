package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.web.view.StatusView;
import java.util.List;

/** The list of connections. */
public record ConnectionsView(String state, List<Line> connections) {

  /** One connection; the account is empty before the first sign-in. */
  public record Line(
      String name, String address, String account, String sharing, StatusView health) {}
}
