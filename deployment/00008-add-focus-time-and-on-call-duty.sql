insert into calendar.event_categories (code, title, blocks_time, description)
values
    ('focus', 'Focus time', true, 'Time without meetings'),
    ('on_call', 'On-call duty', false, 'First to be called; meetings are still possible');

-- "Vacation" alone made people ask where to enter the rest.
update calendar.event_categories
set description = 'Vacation, parental leave, illness'
where code = 'absence';
