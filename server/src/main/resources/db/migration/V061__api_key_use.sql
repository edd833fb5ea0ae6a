-- What each API key has used, over all processes; see SharedCallLimiter. The key itself is a
-- credential, so its hash stands for it.
create table api_key_use (
  api_key    varchar(64)              not null primary key,
  used_on    date                     not null,
  used       integer                  not null,
  api_free   timestamp with time zone not null,
  token_free timestamp with time zone not null,
  opens      timestamp with time zone not null
);

-- Who refreshes a connection's tokens, and until when others leave that to it; both empty when
-- nobody does.
alter table connection_secret add column refresh_holder varchar(64);
alter table connection_secret add column refresh_until timestamp with time zone;
