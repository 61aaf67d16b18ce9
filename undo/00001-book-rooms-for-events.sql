-- The bookings are lost. Both constraints go with the column.
alter table calendar.calendar_events
    drop column room_id;
