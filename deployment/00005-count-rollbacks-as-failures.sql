-- A materialized view cannot be replaced: it is built anew, with its index and its grants.
drop materialized view deployments.deployment_frequency;

create materialized view deployments.deployment_frequency as
select
    r.service_id,
    d.environment_code,
    -- In UTC, so that the week does not depend on who refreshes the view.
    date_trunc('week', d.finished_at at time zone 'UTC')::date as week,
    count(*) as deployments,
    count(*) filter (where d.status in ('failed', 'rolled_back')) as failures
from deployments.deployments as d
join deployments.releases as r on r.id = d.release_id
where d.finished_at is not null
group by r.service_id, d.environment_code, week;

comment on materialized view deployments.deployment_frequency is 'Finished deployments per service, environment and week';

create unique index deployment_frequency_key
    on deployments.deployment_frequency (service_id, environment_code, week);

do $$
begin
    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_reader') then
        grant select on table deployments.deployment_frequency to calendar_reader;
    end if;

    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_writer') then
        grant select, insert, update, delete on table deployments.deployment_frequency to calendar_writer;
    end if;
end
$$;
