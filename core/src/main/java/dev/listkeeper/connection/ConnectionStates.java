package dev.listkeeper.connection;

import dev.listkeeper.workspace.Key;

/** Stored states of connections. Thread-safe. */
public interface ConnectionStates {
  /** The state; a draft when nothing was stored yet. */
  ConnectionState of(Key connection);

  void save(ConnectionState state);
}
