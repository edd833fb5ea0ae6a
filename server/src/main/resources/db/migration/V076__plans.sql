-- Beside a run that waits for an export, a plan may: "spring plan".
alter table export_run alter column waits_for set data type varchar(80);
