-- What is to become of an export once a run has taken its people off the list.
create table export_leaving (
  export_key varchar(60)  not null primary key,
  number     integer      not null,
  step       varchar(10)  not null,
  asked_by   varchar(320) not null
);
