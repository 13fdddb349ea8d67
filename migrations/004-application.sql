--liquibase formatted sql

--changeset lake:application
--comment active_slot is 1 while the application may write and null afterwards: its index lets one write at a time.
create table application (
  tag uuid primary key,
  active_slot integer,
  request text not null,
  state varchar(16) not null,
  created_at timestamp with time zone not null,
  launched_at timestamp with time zone,
  ended_at timestamp with time zone,
  spark_application_id varchar(200),
  driver_host varchar(255),
  driver_pid bigint,
  constraint one_active_application unique (active_slot),
  constraint one_slot check (active_slot is null or active_slot = 1)
);
create table attempt (
  run_id uuid not null references run (id),
  number integer not null,
  tag uuid not null references application (tag),
  state varchar(16) not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  failure_kind varchar(32),
  failure_code varchar(100),
  failure_title text,
  failure_cause text,
  failure_remedy text,
  failure_evidence text,
  primary key (run_id, number)
);
create index attempt_of_application on attempt (tag);
--rollback drop table attempt;
--rollback drop table application;
