create table calendar.calendars (
    id bigint generated always as identity,
    organisation_id bigint not null,
    owner_id bigint,
    name text not null,
    time_zone directory.time_zone not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint calendars_pkey primary key (id),
    constraint calendars_organisation_id_name_key unique (organisation_id, name),
    constraint calendars_organisation_id_fkey foreign key (organisation_id)
        references directory.organisations (id),
    constraint calendars_owner_id_fkey foreign key (owner_id)
        references directory.people (id)
);

comment on column calendar.calendars.owner_id is 'Empty for calendars that the whole organisation shares';
comment on column calendar.calendars.time_zone is 'Recurring events keep their local time in this zone';
