-- What is to be done when, and who is at it: the scheduler's own table, with the column names it expects.
create table scheduled_tasks (
  task_name            varchar(100)             not null,
  task_instance        varchar(200)             not null,
  task_data            bytea,
  execution_time       timestamp with time zone not null,
  picked               boolean                  not null,
  picked_by            varchar(50),
  last_success         timestamp with time zone,
  last_failure         timestamp with time zone,
  consecutive_failures integer,
  last_heartbeat       timestamp with time zone,
  version              bigint                   not null,
  priority             smallint,
  primary key (task_name, task_instance)
);

create index scheduled_tasks_due on scheduled_tasks (execution_time);
create index scheduled_tasks_alive on scheduled_tasks (last_heartbeat);

-- One refresh at a time of everything, or of one source: the scope while it is open, null afterwards.
alter table refresh_run add column open_scope varchar(80);
alter table refresh_run add constraint refresh_run_open unique (open_scope);
alter table refresh_run add column cause varchar(20) default 'ON_DEMAND' not null;
alter table refresh_run add column canceled_by varchar(320);

-- One run at most waits for an export, and one at most works on a list: null in all other states.
alter table export_run add column waits_for varchar(60);
alter table export_run add constraint export_run_waits unique (waits_for);
alter table export_run add column works_on varchar(36);
alter table export_run add constraint export_run_works unique (works_on);

create table cancellation (
  work     varchar(200)             not null primary key,
  asked_by varchar(320)             not null,
  asked_at timestamp with time zone not null
);

create table system_schedule (
  name       varchar(20)              not null primary key,
  body       varchar(4000)            not null,
  updated_at timestamp with time zone not null,
  updated_by varchar(320)             not null
);

-- Up to when a schedule's times have been seen to, and which schedule that was.
create table schedule_mark (
  subject          varchar(80)              not null primary key,
  schedule         varchar(4000)            not null,
  considered_until timestamp with time zone not null
);
