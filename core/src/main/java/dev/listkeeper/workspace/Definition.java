package dev.listkeeper.workspace;

/**
 * Something a person defines: a source, a segment, an export. The key never changes; the display
 * name may.
 */
public interface Definition {
  Key key();

  String displayName();
}
