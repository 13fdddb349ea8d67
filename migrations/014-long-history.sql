--liquibase formatted sql

--changeset lake:long-history
--comment What keeps pages, plans and forgetting fast with a million runs.
drop index run_in_state;
create index run_in_state on run (state, created_at desc, id desc);
create index run_of_trigger on run (run_trigger, created_at desc, id desc);
create index application_fencing_token on application (fencing_token desc);
create index state_change_by_time on state_change (changed_at);
--rollback drop index state_change_by_time;
--rollback drop index application_fencing_token;
--rollback drop index run_of_trigger;
--rollback drop index run_in_state;
--rollback create index run_in_state on run (state);
