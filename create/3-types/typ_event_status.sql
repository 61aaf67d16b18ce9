create type calendar.event_status as enum (
    'tentative',
    'confirmed',
    'cancelled'
);
