-- How many people a run took over who were on its list before.
update export_run set counts = replace(counts, '"newContacts":', '"adopted":0,"newContacts":');
