-- Deliberately loose: only a delivered message proves that an address exists.
create domain directory.email_address as public.citext
    constraint email_address_has_two_parts check (value::text ~ '^[^@[:space:]]+@[^@[:space:]]+$');
