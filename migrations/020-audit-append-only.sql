--liquibase formatted sql

--changeset lake:audit-append-only-h2 dbms:h2
--comment No row of the audit log is changed, and none of the last hour deleted: by a class of the service on H2, by a function on PostgreSQL.
create trigger audit_append_only before update, delete on audit
  for each row call 'io.sparkify.lake.service.audit.AppendOnly';
--rollback drop trigger audit_append_only;

--changeset lake:audit-append-only-postgresql dbms:postgresql splitStatements:false
--comment As on H2; and the table is not emptied either.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.asked_at < now() - interval '1 hour' then
      return old;
    end if;
  end if;
  raise exception 'The audit log is only added to';
end $$;
create trigger audit_append_only before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_not_emptied before truncate on audit
  for each statement execute function audit_is_append_only();
--rollback drop trigger audit_not_emptied on audit;
--rollback drop trigger audit_append_only on audit;
--rollback drop function audit_is_append_only();
