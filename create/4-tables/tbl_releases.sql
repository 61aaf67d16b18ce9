create table deployments.releases (
    id bigint generated always as identity,
    service_id bigint not null,
    version deployments.semantic_version not null,
    commit_id text not null,
    notes text,
    created_at timestamptz not null default now(),
    constraint releases_pkey primary key (id),
    constraint releases_service_id_version_key unique (service_id, version),
    constraint releases_service_id_fkey foreign key (service_id)
        references deployments.services (id),
    constraint releases_commit_id_form check (commit_id ~ '^[0-9a-f]{40}$')
);
