-- Checks the form only. The list of zones belongs to the server and changes with its
-- time zone data, so a check against it could fail for rows that were once correct.
create domain directory.time_zone as text
    constraint time_zone_form check (value ~ '^[A-Za-z]+(/[A-Za-z0-9_+-]+)*$');

comment on domain directory.time_zone is 'Name from the IANA time zone database, such as Europe/Berlin';
