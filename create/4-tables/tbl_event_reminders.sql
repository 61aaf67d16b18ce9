create table calendar.event_reminders (
    id bigint generated always as identity,
    event_id bigint not null,
    person_id bigint not null,
    remind_before interval not null,
    channel text not null default 'email',
    constraint event_reminders_pkey primary key (id),
    constraint event_reminders_event_id_person_id_remind_before_key unique (event_id, person_id, remind_before),
    constraint event_reminders_attendee_fkey foreign key (event_id, person_id)
        references calendar.event_attendees (event_id, person_id) on delete cascade,
    constraint event_reminders_channel_known check (channel in ('email', 'push')),
    constraint event_reminders_remind_before_bounded
        check (remind_before between interval '0' and interval '28 days')
);
