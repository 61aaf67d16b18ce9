-- Fails while an event uses one of the categories: which one replaces it is for people to decide.
delete from calendar.event_categories
where code in ('focus', 'on_call');

update calendar.event_categories
set description = 'Vacation'
where code = 'absence';
