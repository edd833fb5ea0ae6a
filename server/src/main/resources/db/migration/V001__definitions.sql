-- What people define: sources, relationships, segments, connections, exports. The body is JSON as
-- text, because a json column behaves differently in H2 and PostgreSQL.
create table definition (
  kind           varchar(40)              not null,
  definition_key varchar(60)              not null,
  display_name   varchar(400)             not null,
  body           varchar(1000000)         not null,
  updated_at     timestamp with time zone not null,
  updated_by     varchar(320)             not null,
  primary key (kind, definition_key)
);
