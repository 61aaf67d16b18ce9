create table calendar.event_categories (
    code text not null,
    title text not null,
    blocks_time boolean not null,
    description text,
    constraint event_categories_pkey primary key (code),
    constraint event_categories_code_form check (code ~ '^[a-z]+(_[a-z]+)*$')
);

comment on column calendar.event_categories.blocks_time is 'Whether people who take part count as busy';
