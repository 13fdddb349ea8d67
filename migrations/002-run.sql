--liquibase formatted sql

--changeset lake:run
--comment active_partition is the partition while the run is active and null once it is final: its index keeps two active runs apart.
create table run (
  id uuid primary key,
  partition_key varchar(7) not null,
  active_partition varchar(7),
  state varchar(16) not null,
  run_trigger varchar(16) not null,
  requested_by varchar(200) not null,
  reason varchar(1000) not null,
  forced boolean not null,
  fingerprint varchar(64) not null,
  files integer not null,
  bytes bigint not null,
  catalog_fingerprint varchar(64),
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  not_before timestamp with time zone,
  constraint one_active_run_a_partition unique (active_partition),
  constraint active_is_the_partition check (active_partition is null or active_partition = partition_key),
  constraint ended_is_not_active check ((ended_at is null) = (active_partition is not null))
);
create index run_newest_first on run (created_at desc, id desc);
create index run_of_partition on run (partition_key, created_at desc, id desc);
create index run_in_state on run (state);
--rollback drop table run;
