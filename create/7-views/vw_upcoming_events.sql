create view calendar.upcoming_events as
select
    e.id,
    c.organisation_id,
    c.name as calendar,
    e.title,
    k.title as category,
    p.display_name as organiser,
    e.status,
    e.starts_at,
    e.ends_at
from calendar.calendar_events as e
join calendar.calendars as c on c.id = e.calendar_id
join calendar.event_categories as k on k.code = e.category_code
join directory.people as p on p.id = e.organiser_id
where e.status <> 'cancelled'
    and e.ends_at > now();
