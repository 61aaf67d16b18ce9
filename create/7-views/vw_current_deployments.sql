create view deployments.current_deployments as
select distinct on (r.service_id, d.environment_code)
    r.service_id,
    s.name as service,
    d.environment_code,
    r.version,
    d.finished_at as deployed_at,
    (
        select count(*)
        from deployments.deployments as b
        join deployments.releases as br on br.id = b.release_id
        where br.service_id = r.service_id
            and b.environment_code = d.environment_code
            and b.status = 'rolled_back'
            and b.finished_at > d.finished_at
    ) as rolled_back_since
from deployments.deployments as d
join deployments.releases as r on r.id = d.release_id
join deployments.services as s on s.id = r.service_id
where d.status = 'succeeded'
order by r.service_id, d.environment_code, d.finished_at desc, d.id desc;

comment on view deployments.current_deployments is 'Release of each service that each environment runs now';
comment on column deployments.current_deployments.rolled_back_since is 'Deployments taken back since; above zero means that a newer release waits for a fix';
