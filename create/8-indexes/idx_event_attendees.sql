-- The primary key starts with the event; invitations are looked up by person.
create index event_attendees_person_id_idx
    on calendar.event_attendees (person_id);
