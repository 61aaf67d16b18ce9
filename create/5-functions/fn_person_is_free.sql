create function calendar.person_is_free(p_person_id bigint, p_window tstzrange)
returns boolean
language sql
stable
set search_path = pg_catalog
as $$
    select not exists (
        select
        from calendar.event_attendees as a
        join calendar.calendar_events as e on e.id = a.event_id
        join calendar.event_categories as k on k.code = e.category_code
        cross join lateral calendar.event_occurrences(e.id, p_window) as o
        where a.person_id = p_person_id
            and a.response <> 'declined'
            and k.blocks_time
    )
$$;
