--liquibase formatted sql

--changeset lake:event-stream
--comment stream_position: the place of a move in the stream of all; null until it was given one, which happens in the order in which moves became visible. 0 for moves from before there was a stream.
alter table state_change add column stream_position bigint default 0 not null;
alter table state_change alter column stream_position drop default;
alter table state_change alter column stream_position drop not null;
create index state_change_in_stream on state_change (stream_position, id);
create table stream_counter (
  slot integer primary key,
  last_position bigint not null,
  constraint one_stream_counter check (slot = 1)
);
insert into stream_counter (slot, last_position) values (1, 0);
--rollback drop table stream_counter;
--rollback drop index state_change_in_stream;
--rollback alter table state_change drop column stream_position;

--changeset lake:held-waiting
--comment For what waits for an operator.
create index held_load_in_resolution on held_load (resolution, run_id);
--rollback drop index held_load_in_resolution;

--changeset lake:ledger-changed
--comment For whether anything in the ledger changed lately.
create index ledger_changed on partition_ledger (changed_at);
--rollback drop index ledger_changed;
