-- How many of those who travelled had a value that was not sent because it does not fit its field.
update export_run set counts = replace(counts, '"long50":', '"leftOut":0,"long50":') where counts not like '%"leftOut":%';
