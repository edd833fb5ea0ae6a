-- How far each list has been read for the contact ids of its members.
create table harvest_mark (
  list_id       varchar(40)              not null primary key,
  next_page     varchar(4000),
  began_at      timestamp with time zone not null,
  learned_until timestamp with time zone,
  due_at        timestamp with time zone not null
);
