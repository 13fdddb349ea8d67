--liquibase formatted sql

--changeset lake:tally
--comment Totals over all runs that ended, which only grow, whatever retention forgets; from what moves after this migration. tally_cursor is the place in the stream of moves up to which all are counted.
create table tally (
  meter varchar(64) not null,
  label varchar(64) not null,
  other_label varchar(64) not null,
  total bigint not null,
  primary key (meter, label, other_label)
);
create table tally_cursor (
  slot integer primary key,
  stream_position bigint not null,
  constraint one_tally_cursor check (slot = 1)
);
insert into tally_cursor (slot, stream_position) select slot, last_position from stream_counter;
--rollback drop table tally_cursor;
--rollback drop table tally;
