create table deployments.freeze_windows (
    id bigint generated always as identity,
    environment_code text not null,
    event_id bigint,
    reason text not null,
    during tstzrange not null,
    constraint freeze_windows_pkey primary key (id),
    constraint freeze_windows_environment_code_fkey foreign key (environment_code)
        references deployments.environments (code),
    constraint freeze_windows_event_id_fkey foreign key (event_id)
        references calendar.calendar_events (id) on delete set null,
    constraint freeze_windows_during_bounded
        check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
    constraint freeze_windows_do_not_overlap exclude using gist (environment_code with =, during with &&)
);

comment on table deployments.freeze_windows is 'Times in which nothing is deployed to an environment';
comment on column deployments.freeze_windows.event_id is 'Event that announces the freeze; the freeze holds even when the event is deleted';
