package dev.listkeeper.server.config;

/** How the log is written. */
public enum LogFormat {
  /** Lines for people. */
  TEXT,
  /** A JSON object a line, in the Elastic Common Schema, for programs. */
  JSON
}
