create table directory.people (
    id bigint generated always as identity,
    organisation_id bigint not null,
    email directory.email_address not null,
    display_name text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now(),
    constraint people_pkey primary key (id),
    constraint people_organisation_id_email_key unique (organisation_id, email),
    constraint people_organisation_id_fkey foreign key (organisation_id)
        references directory.organisations (id),
    constraint people_display_name_not_blank check (btrim(display_name) <> '')
);

comment on column directory.people.display_name is 'Name as the person wants it shown to others';
comment on column directory.people.is_active is 'False for people who left; their events and approvals stay on record';
