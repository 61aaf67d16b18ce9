create table calendar.rooms (
    id bigint generated always as identity,
    organisation_id bigint not null,
    name text not null,
    seats integer not null,
    constraint rooms_pkey primary key (id),
    constraint rooms_organisation_id_name_key unique (organisation_id, name),
    constraint rooms_organisation_id_fkey foreign key (organisation_id)
        references directory.organisations (id),
    constraint rooms_seats_positive check (seats > 0)
);

comment on table calendar.rooms is 'Meeting rooms that an event can take';

-- Grants on all tables of a schema reach only the tables that were there at the time.
do $$
begin
    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_reader') then
        grant select on table calendar.rooms to calendar_reader;
    end if;

    if exists (select from pg_catalog.pg_roles where rolname = 'calendar_writer') then
        grant select, insert, update, delete on table calendar.rooms to calendar_writer;
    end if;
end
$$;
