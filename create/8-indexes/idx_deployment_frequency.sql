-- Unique, because a refresh that does not block readers needs it.
create unique index deployment_frequency_key
    on deployments.deployment_frequency (service_id, environment_code, week);
