create table calendar.calendar_events (
    id bigint generated always as identity,
    calendar_id bigint not null,
    category_code text not null,
    organiser_id bigint not null,
    title text not null,
    description text,
    status calendar.event_status not null default 'tentative',
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    during tstzrange generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    room_id bigint,
    constraint calendar_events_pkey primary key (id),
    constraint calendar_events_calendar_id_fkey foreign key (calendar_id)
        references calendar.calendars (id) on delete cascade,
    constraint calendar_events_category_code_fkey foreign key (category_code)
        references calendar.event_categories (code),
    constraint calendar_events_organiser_id_fkey foreign key (organiser_id)
        references directory.people (id),
    constraint calendar_events_room_id_fkey foreign key (room_id)
        references calendar.rooms (id),
    constraint calendar_events_ends_after_start check (ends_at > starts_at),
    constraint calendar_events_room_is_free exclude using gist (room_id with =, during with &&)
        where (room_id is not null and status <> 'cancelled')
);

comment on column calendar.calendar_events.during is 'Half open, so that one event may start at the instant another ends';
comment on column calendar.calendar_events.room_id is 'Room of the first occurrence; empty for events without a room';
