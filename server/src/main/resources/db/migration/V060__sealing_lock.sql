-- Whoever seals a secret or renews the key holds this one row; see SealingLock.
create table sealing_lock (
  id integer not null primary key
);

insert into sealing_lock (id) values (1);
