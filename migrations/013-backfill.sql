--liquibase formatted sql

--changeset lake:backfill
--comment A wish for many months. How far it is follows from its runs; state is ACTIVE, PAUSED or CANCELLED, as somebody wanted it. max_active null: no limit of its own.
create table backfill (
  id uuid primary key,
  from_month varchar(7) not null,
  to_month varchar(7) not null,
  selection varchar(16) not null,
  max_active integer,
  reason varchar(1000) not null,
  requested_by varchar(200) not null,
  state varchar(16) not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);
create index backfill_newest_first on backfill (created_at desc, id desc);
-- Months that it would have loaded, and why not.
create table backfill_skip (
  backfill_id uuid not null references backfill (id) on delete cascade,
  partition_key varchar(7) not null,
  why varchar(1000) not null,
  primary key (backfill_id, partition_key)
);
alter table run add column backfill_id uuid references backfill (id);
create index run_of_backfill on run (backfill_id);
--rollback drop index run_of_backfill;
--rollback alter table run drop column backfill_id;
--rollback drop table backfill_skip;
--rollback drop table backfill;

--changeset lake:idempotency-key
--comment What a request with an Idempotency-Key made, so that the same request again makes nothing.
create table idempotency_key (
  idempotency_key varchar(200) primary key,
  request_hash varchar(64) not null,
  answer varchar(100) not null,
  created_at timestamp with time zone not null
);
create index idempotency_key_oldest_first on idempotency_key (created_at);
--rollback drop table idempotency_key;

--changeset lake:application-newest-first
--comment For what the last applications foretell of the next one.
create index application_newest_first on application (ended_at desc);
--rollback drop index application_newest_first;
