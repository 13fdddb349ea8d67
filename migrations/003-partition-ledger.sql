--liquibase formatted sql

--changeset lake:partition-ledger
--comment One row a partition: what is there (or was, when it vanished), and what was last published.
create table partition_ledger (
  partition_key varchar(7) primary key,
  present boolean not null,
  fingerprint varchar(64) not null references manifest (fingerprint),
  files integer not null,
  bytes bigint not null,
  newest_at timestamp with time zone not null,
  first_seen_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  loaded_run_id uuid references run (id),
  loaded_at timestamp with time zone,
  loaded_fingerprint varchar(64) references manifest (fingerprint),
  loaded_catalog_fingerprint varchar(64),
  ignored_reason varchar(1000)
);
create index ledger_current_manifest on partition_ledger (fingerprint);
create index ledger_loaded_manifest on partition_ledger (loaded_fingerprint);
alter table run add constraint run_of_known_partition
  foreign key (partition_key) references partition_ledger (partition_key);
--rollback alter table run drop constraint run_of_known_partition;
--rollback drop table partition_ledger;
