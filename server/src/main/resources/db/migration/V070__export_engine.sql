-- How much a run sends, until when it waits for a new day's calls, how many calls it will need, and what it asked a person.
alter table export_run add column extent varchar(20) default 'CHANGES' not null;
alter table export_run add column resumes_at timestamp with time zone;
alter table export_run add column forecast varchar(1000);
alter table export_run add column approval varchar(2000);

update export_run set counts = replace(counts, '"unexpected":',
  '"newContacts":0,"leavers":0,"removals":{"planned":0,"done":0,"undone":0},"unexpected":');

-- Batches take people off a list, too.
alter table export_batch add column kind varchar(20) default 'IMPORT' not null;
