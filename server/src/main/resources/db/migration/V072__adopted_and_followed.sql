-- How many members were on the list before and are not ours, and how many of them a run took over.
update export_run set counts = replace(counts, '"newContacts":', '"adoptable":0,"adopted":0,"newContacts":');

-- The version this one was made from, where several may be made at once: only one may follow it.
alter table snapshot_version add column follows bigint;
create unique index snapshot_version_follows on snapshot_version (kind, subject, follows);
