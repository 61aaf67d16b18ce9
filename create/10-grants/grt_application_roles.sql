-- Roles belong to the whole cluster, so they are made where the cluster is set up and not here.
-- Without them only the owner has access, which is what a developer's own database needs.
do $$
begin
    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_reader') then
        grant usage on schema directory, calendar, deployments to calendar_reader;
        grant select on all tables in schema directory, calendar, deployments to calendar_reader;
        grant execute on all functions in schema calendar, deployments to calendar_reader;
    end if;

    -- Identity columns need no grant on their sequences.
    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_writer') then
        grant usage on schema directory, calendar, deployments to calendar_writer;
        grant select, insert, update, delete on all tables in schema directory, calendar, deployments
            to calendar_writer;
        grant execute on all functions in schema calendar, deployments to calendar_writer;
    end if;
end
$$;
