create type deployments.deployment_status as enum (
    'planned',
    'running',
    'succeeded',
    'failed',
    'rolled_back'
);
