create index calendar_events_calendar_id_during_idx
    on calendar.calendar_events using gist (calendar_id, during);

create index calendar_events_organiser_id_idx
    on calendar.calendar_events (organiser_id);

create index calendar_events_title_trgm_idx
    on calendar.calendar_events using gin (title public.gin_trgm_ops);
