--liquibase formatted sql

--changeset lake:attempts
--comment run.retry_alone: its application died under it, so the next one gets no other run. run.waits_because: why it is queued again; null unless it is. run.cancel_*: who wants it cancelled; null if nobody does. application.stop_*: why the service ends it; null while it may go on. application.solo: it was given one run that had to go alone.
alter table run add column retry_alone boolean default false not null;
alter table run add column waits_because text;
alter table run add column cancel_at timestamp with time zone;
alter table run add column cancel_by varchar(200);
alter table run add column cancel_reason varchar(1000);
alter table application add column solo boolean default false not null;
alter table application add column stop_reason varchar(32);
alter table application add column stop_cause text;
alter table application add column stop_at timestamp with time zone;
--rollback alter table application drop column stop_at;
--rollback alter table application drop column stop_cause;
--rollback alter table application drop column stop_reason;
--rollback alter table application drop column solo;
--rollback alter table run drop column cancel_reason;
--rollback alter table run drop column cancel_by;
--rollback alter table run drop column cancel_at;
--rollback alter table run drop column waits_because;
--rollback alter table run drop column retry_alone;
