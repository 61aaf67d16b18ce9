create extension pg_trgm with schema public;

-- Built while writers wait: the table is small, and the index comes with the extension or not at all.
create index calendar_events_title_trgm_idx
    on calendar.calendar_events using gin (title public.gin_trgm_ops);
