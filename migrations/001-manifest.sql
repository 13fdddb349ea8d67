--liquibase formatted sql

--changeset lake:manifest
--comment The files behind a fingerprint, as a JSON array; kept while the ledger names the fingerprint.
create table manifest (
  fingerprint varchar(64) primary key,
  files text not null
);
--rollback drop table manifest;
