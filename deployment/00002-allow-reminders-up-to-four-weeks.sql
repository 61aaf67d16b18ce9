-- People who travel to an event want to hear of it more than a week ahead.
-- The new limit is wider than the old one, so every reminder that exists passes.
alter table calendar.event_reminders
    drop constraint event_reminders_remind_before_bounded;

alter table calendar.event_reminders
    add constraint event_reminders_remind_before_bounded
        check (remind_before between interval '0' and interval '28 days');
