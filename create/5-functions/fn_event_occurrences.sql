create function calendar.event_occurrences(p_event_id bigint, p_window tstzrange)
returns table (occurrence tstzrange)
language sql
stable
set search_path = pg_catalog
as $$
    -- Steps are counted in local time, so that a meeting at nine stays at nine when the clocks change,
    -- and always from the first occurrence, so that the 31st does not become the 28th after February.
    select tstzrange(o.starts_at, o.starts_at + (e.ends_at - e.starts_at), '[)')
    from calendar.calendar_events as e
    join calendar.calendars as c on c.id = e.calendar_id
    left join calendar.event_recurrences as r on r.event_id = e.id
    cross join lateral (
        select case r.frequency
            when 'daily' then make_interval(days => r.every)
            when 'weekly' then make_interval(weeks => r.every)
            when 'monthly' then make_interval(months => r.every)
            else interval '0'
        end
    ) as s (step)
    cross join lateral generate_series(0, coalesce(r.occurrences, 1) - 1) as n (number)
    cross join lateral (
        select ((e.starts_at at time zone c.time_zone) + n.number * s.step) at time zone c.time_zone
    ) as o (starts_at)
    where e.id = p_event_id
        and e.status <> 'cancelled'
        and tstzrange(o.starts_at, o.starts_at + (e.ends_at - e.starts_at), '[)') && p_window
    order by o.starts_at
$$;

comment on function calendar.event_occurrences(bigint, tstzrange) is 'Occurrences of one event that overlap a window; a single event has one';
