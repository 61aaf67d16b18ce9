create index deployments_release_id_environment_code_idx
    on deployments.deployments (release_id, environment_code);

-- Few deployments are open at a time, and the dashboard asks for exactly those.
create index deployments_open_idx
    on deployments.deployments (environment_code, requested_at)
    where finished_at is null;
