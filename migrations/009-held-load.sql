--liquibase formatted sql

--changeset lake:held-load
--comment Staged data of rejected runs. resolution is null while it waits for an operator, and again when the run that was to publish it did not; dropped_at is null while files of it may be left.
create table held_load (
  run_id uuid primary key references run (id),
  attempt integer not null,
  resolution varchar(16),
  resolved_run_id uuid references run (id),
  resolved_at timestamp with time zone,
  dropped_at timestamp with time zone,
  constraint resolved_at_some_time check ((resolution is null) = (resolved_at is null)),
  constraint resolved_before_dropped check (dropped_at is null or resolution is not null)
);
create index held_load_resolved_by on held_load (resolved_run_id);
--rollback drop table held_load;
