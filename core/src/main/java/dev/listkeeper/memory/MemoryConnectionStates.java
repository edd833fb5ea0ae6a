package dev.listkeeper.memory;

import dev.listkeeper.connection.ConnectionState;
import dev.listkeeper.connection.ConnectionStates;
import dev.listkeeper.workspace.Key;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** States of connections that live as long as the object. */
public final class MemoryConnectionStates implements ConnectionStates {
  private final Map<Key, ConnectionState> states = new ConcurrentHashMap<>();

  @Override
  public ConnectionState of(Key connection) {
    return states.getOrDefault(connection, ConnectionState.draft(connection));
  }

  @Override
  public void save(ConnectionState state) {
    states.put(state.connection(), state);
  }
}
