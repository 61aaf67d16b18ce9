create trigger calendar_events_touch_updated_at
    before update on calendar.calendar_events
    for each row
    execute function calendar.touch_updated_at();
