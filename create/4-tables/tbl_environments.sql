create table deployments.environments (
    code text not null,
    title text not null,
    stage smallint not null,
    requires_approval boolean not null,
    constraint environments_pkey primary key (code),
    constraint environments_stage_key unique (stage),
    constraint environments_code_form check (code ~ '^[a-z]+$')
);

comment on column deployments.environments.stage is 'A release passes the environments in this order';
