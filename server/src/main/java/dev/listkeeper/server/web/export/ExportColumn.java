package dev.listkeeper.server.web.export;

/** The columns of the list of exports, in their order. */
enum ExportColumn {
  NAME,
  TYPE,
  CONNECTION,
  STATUS,
  REFRESHED,
  SCHEDULE,
  PERMISSIONS,
  CHANGED,
  CHANGED_BY
}
