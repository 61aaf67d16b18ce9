-- Materialized because the reports read years of deployments, and a day-old number is good enough for them.
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
