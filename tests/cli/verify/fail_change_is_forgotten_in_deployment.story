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
  hint: What is only in create/ never comes to existing instances: write a deployment (postgres-manager new NAME).
  hint: Existing instances keep what they have: write a deployment for what was changed in create/ (postgres-manager new NAME).
verify: create/ and base 097050f with 0 deployments do not lead to the same schema, in <time>
