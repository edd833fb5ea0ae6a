-- How many people a run took over who were on its list before.
update export_run set counts = replace(counts, '"newContacts":', '"adopted":0,"newContacts":');

-- The version this one was made from, where several may be made at once: only one may follow it.
alter table snapshot_version add column follows bigint;
create unique index snapshot_version_follows on snapshot_version (kind, subject, follows);
