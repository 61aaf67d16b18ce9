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
