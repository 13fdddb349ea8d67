--liquibase formatted sql

--changeset lake:fencing
--comment Greater than that of every application before; the lake refuses what comes with a smaller one.
alter table application add column fencing_token bigint default 0 not null;
--rollback alter table application drop column fencing_token;
