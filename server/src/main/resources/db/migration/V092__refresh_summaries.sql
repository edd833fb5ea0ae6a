-- What lists of refreshes say, so that they need not read every task; null for those of before.
alter table refresh_run add column status varchar(30);
alter table refresh_run add column tasks_done integer;
alter table refresh_run add column tasks_total integer;
