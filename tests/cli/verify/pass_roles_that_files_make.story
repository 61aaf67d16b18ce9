# Roles belong to the whole server: those of one side are dropped before the next one is built.
--- server none
--- file create/1-roles/order.json
{"1": "roles.sql"}
--- file create/1-roles/roles.sql
create role reader;
create schema app authorization reader;
grant create on tablespace pg_default to reader;
--- file deployment/00000-roles.sql
create role reader;
create schema app authorization reader;
grant create on tablespace pg_default to reader;
--- run verify --quiet --base empty
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (3 objects), in <time>
