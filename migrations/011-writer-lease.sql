--liquibase formatted sql

--changeset lake:writer-lease
--comment One row: who may write. token grows with every holder and beat with every sign of life; one_token makes a change of holder wait for the transactions that hold the row for key share, and a beat not.
create table writer_lease (
  slot integer primary key,
  holder varchar(200),
  host varchar(255),
  token bigint not null,
  beat bigint not null,
  taken_at timestamp with time zone,
  constraint one_lease check (slot = 1),
  constraint one_token unique (token),
  constraint held_since check ((holder is null) = (taken_at is null))
);
insert into writer_lease (slot, token, beat) values (1, 0, 0);
alter table application add column launched_on varchar(255);
--rollback alter table application drop column launched_on;
--rollback drop table writer_lease;
