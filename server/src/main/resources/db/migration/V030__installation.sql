-- One row: which installation this database belongs to, the home folder it was last used with, and whether everything is
-- paused.
create table installation (
  number       integer       not null primary key check (number = 1),
  id           varchar(36)   not null,
  home         varchar(4000) not null,
  marker       varchar(200)  not null,
  paused_at    timestamp with time zone,
  paused_by    varchar(320),
  paused_cause varchar(20),
  paused_note  varchar(1000)
);
