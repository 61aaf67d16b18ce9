create type calendar.attendee_response as enum (
    'needs_action',
    'accepted',
    'tentative',
    'declined'
);
