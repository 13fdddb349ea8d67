--liquibase formatted sql

--changeset lake:insight
--comment What analysts ask first of a month, as the report of the run that published it counted it: JSON, written once and read whole. Runs of older jobs have none.
create table run_insight (
  run_id uuid primary key references run (id),
  insights text not null
);
--rollback drop table run_insight;
