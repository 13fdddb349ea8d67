--liquibase formatted sql

--changeset lake:outcome
--comment What the report of a run said: its row counts, its checks, the files it published.
create table row_count (
  run_id uuid not null references run (id),
  counter varchar(32) not null,
  amount bigint not null,
  primary key (run_id, counter)
);
create table check_result (
  run_id uuid not null references run (id),
  ordinal integer not null,
  name varchar(200) not null,
  level varchar(16) not null,
  passed boolean not null,
  observed text not null,
  expected text not null,
  primary key (run_id, ordinal)
);
create table published_file (
  run_id uuid not null references run (id),
  path varchar(1000) not null,
  table_name varchar(32) not null,
  row_total bigint not null,
  bytes bigint not null,
  primary key (run_id, path)
);
create index published_file_of_table on published_file (table_name, run_id);
--rollback drop table published_file;
--rollback drop table check_result;
--rollback drop table row_count;
