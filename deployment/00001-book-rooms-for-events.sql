alter table calendar.calendar_events
    add column room_id bigint;

-- No event has a room yet, so neither constraint finds a row that it has to refuse.
alter table calendar.calendar_events
    add constraint calendar_events_room_id_fkey foreign key (room_id)
        references calendar.rooms (id),
    add constraint calendar_events_room_is_free exclude using gist (room_id with =, during with &&)
        where (room_id is not null and status <> 'cancelled');

comment on column calendar.calendar_events.room_id is 'Room of the first occurrence; empty for events without a room';
