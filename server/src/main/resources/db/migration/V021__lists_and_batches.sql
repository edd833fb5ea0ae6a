-- Ids of lists are unique at Constant Contact: two connections to one account must not give a list two owners.
alter table list_owner add constraint list_owner_once unique (list_id);

-- Every line of a file may be named as wrong.
alter table export_batch alter column counters set data type varchar(1000000);
