create trigger calendars_touch_updated_at
    before update on calendar.calendars
    for each row
    execute function calendar.touch_updated_at();
