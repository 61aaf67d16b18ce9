-- Not everybody has a "full" name; what is shown is for the person to choose.
alter table directory.people
    rename column full_name to display_name;

-- Until they choose one, the part of the address before the "@" is what colleagues know.
update directory.people
set display_name = split_part(email::text, '@', 1)
where display_name is null
    or btrim(display_name) = '';

alter table directory.people
    alter column display_name set not null,
    add constraint people_display_name_not_blank check (btrim(display_name) <> '');

comment on column directory.people.display_name is 'Name as the person wants it shown to others';
