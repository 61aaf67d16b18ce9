create table calendar.event_recurrences (
    event_id bigint not null,
    frequency text not null,
    every integer not null default 1,
    occurrences integer not null,
    constraint event_recurrences_pkey primary key (event_id),
    constraint event_recurrences_event_id_fkey foreign key (event_id)
        references calendar.calendar_events (id) on delete cascade,
    constraint event_recurrences_frequency_known check (frequency in ('daily', 'weekly', 'monthly')),
    constraint event_recurrences_every_positive check (every > 0),
    constraint event_recurrences_occurrences_bounded check (occurrences between 2 and 1000)
);

comment on column calendar.event_recurrences.every is 'Two with frequency weekly means every other week';
comment on column calendar.event_recurrences.occurrences is 'Includes the first; bounded, so that expanding a series always ends';
