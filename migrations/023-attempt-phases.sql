--liquibase formatted sql

--changeset lake:attempt-phases
--comment When an attempt was in which phase, as its driver said: JSON, at most one entry a phase, written once and read whole. null of attempts that came to none, and of older jobs.
alter table attempt add column phases text;
--rollback alter table attempt drop column phases;
