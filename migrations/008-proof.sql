--liquibase formatted sql

--changeset lake:proof
--comment What proves a publication. Null for what was published before this was kept.
alter table published_file add column checksum varchar(64);
alter table published_file add column digest varchar(64);
alter table run add column published_at timestamp with time zone;
alter table run add column job_version varchar(200);
alter table run add column job_checksum varchar(64);
alter table run add column configuration_hash varchar(64);
alter table run add column quarantine varchar(1000);
--rollback alter table run drop column quarantine;
--rollback alter table run drop column configuration_hash;
--rollback alter table run drop column job_checksum;
--rollback alter table run drop column job_version;
--rollback alter table run drop column published_at;
--rollback alter table published_file drop column digest;
--rollback alter table published_file drop column checksum;
