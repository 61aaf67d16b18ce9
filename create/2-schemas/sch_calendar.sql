create schema calendar;

comment on schema calendar is 'Calendars, their events and who takes part in them';
