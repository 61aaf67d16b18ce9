create table directory.organisations (
    id bigint generated always as identity,
    slug text not null,
    name text not null,
    time_zone directory.time_zone not null default 'UTC',
    created_at timestamptz not null default now(),
    constraint organisations_pkey primary key (id),
    constraint organisations_slug_key unique (slug),
    constraint organisations_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
);

comment on column directory.organisations.slug is 'Part of the address of every page of this organisation';
