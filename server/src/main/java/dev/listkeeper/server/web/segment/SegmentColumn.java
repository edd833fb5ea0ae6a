package dev.listkeeper.server.web.segment;

/** The columns of the list of segments, in their order. */
enum SegmentColumn {
  NAME,
  MEMBERS,
  STATUS,
  REFRESHED,
  EXPORTS
}
