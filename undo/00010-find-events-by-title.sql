drop index calendar.calendar_events_title_trgm_idx;

drop extension pg_trgm;
