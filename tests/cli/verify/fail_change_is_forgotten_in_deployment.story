# Existing instances would lack the table.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- file create/1-tables/tbl_a.sql
create table a (id bigint);
create table b (id int);
--- run verify --quiet
--- status 8
--- stdout
- create/   + base 097050f with 0 deployments

schema public
  ~ table a
    ~ column id
      type
        - create/                          bigint
        + base 097050f with 0 deployments  integer
  - table b  only in create/: with 1 column

2 differences: 1 only in create/, 1 changed
  hint: Existing instances never get what is only in create/: write a deployment for it (postgres-manager new NAME).
  hint: Existing instances do not get what was changed in create/: write a deployment for it (postgres-manager new NAME).
verify: create/ and base 097050f with 0 deployments do not lead to the same schema, in <time>
