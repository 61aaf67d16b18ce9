create table calendar.event_attendees (
    event_id bigint not null,
    person_id bigint not null,
    response calendar.attendee_response not null default 'needs_action',
    is_optional boolean not null default false,
    constraint event_attendees_pkey primary key (event_id, person_id),
    constraint event_attendees_event_id_fkey foreign key (event_id)
        references calendar.calendar_events (id) on delete cascade,
    constraint event_attendees_person_id_fkey foreign key (person_id)
        references directory.people (id)
);
