create table deployments.services (
    id bigint generated always as identity,
    organisation_id bigint not null,
    calendar_id bigint not null,
    name text not null,
    constraint services_pkey primary key (id),
    constraint services_organisation_id_name_key unique (organisation_id, name),
    constraint services_organisation_id_fkey foreign key (organisation_id)
        references directory.organisations (id),
    constraint services_calendar_id_fkey foreign key (calendar_id)
        references calendar.calendars (id)
);

comment on column deployments.services.calendar_id is 'Calendar in which the deployments of this service are planned';
