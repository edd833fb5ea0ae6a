package dev.listkeeper.server.web.connection;

import dev.listkeeper.server.web.view.MomentView;
import dev.listkeeper.server.web.view.StatusView;
import java.util.List;

/**
 * How a connection was when its account was called, in words.
 *
 * @param trouble what is wrong and what to do; empty when all is well
 * @param facts what the service and the stored sign-in say, in their order
 * @param needed the privileges exports need, each with whether the person has it
 * @param privileges all that the person has, for those who look for one
 */
public record HealthView(
    StatusView status,
    MomentView checked,
    String trouble,
    List<Fact> facts,
    List<StatusView> needed,
    String privileges) {

  /** A name and its value. */
  public record Fact(String name, String value) {}
}
