create table deployments.deployments (
    id bigint generated always as identity,
    release_id bigint not null,
    environment_code text not null,
    event_id bigint,
    requested_by bigint not null,
    status deployments.deployment_status not null default 'planned',
    requested_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    emergency_reason text,
    constraint deployments_pkey primary key (id),
    constraint deployments_release_id_fkey foreign key (release_id)
        references deployments.releases (id),
    constraint deployments_environment_code_fkey foreign key (environment_code)
        references deployments.environments (code),
    constraint deployments_event_id_fkey foreign key (event_id)
        references calendar.calendar_events (id) on delete set null,
    constraint deployments_requested_by_fkey foreign key (requested_by)
        references directory.people (id),
    constraint deployments_finished_when_done
        check ((status in ('succeeded', 'failed', 'rolled_back')) = (finished_at is not null)),
    constraint deployments_finished_after_start check (finished_at >= started_at),
    constraint deployments_emergency_reason_not_blank check (btrim(emergency_reason) <> '')
);

comment on column deployments.deployments.event_id is 'Event under which the deployment is planned in the calendar of its service';
comment on column deployments.deployments.emergency_reason is 'Why the deployment may not wait for the end of a freeze; empty for all others';
