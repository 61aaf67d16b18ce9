# An undo file that does not revert everything, one that fails, and a deployment without one.
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
create table a (id int, colour text);
create table b (id int);
create table c (id int);
--- file deployment/00001-add-colour.sql
alter table a add colour text;
create table b (id int);
--- file undo/00001-add-colour.sql
alter table a drop colour;
--- file deployment/00002-add-c.sql
create table c (id int);
--- run verify --undo --quiet
--- status 8
--- stdout
verify: create/ and base 097050f with 2 deployments lead to the same schema (9 objects), in <time>

undo/00001-add-colour.sql does not revert its deployment exactly
- the state before   + the state after undo

schema public
  + table b  only in the state after undo: with 1 column

1 difference: 1 only in the state after undo

verify: 1 of 1 undo file leaves a difference, 1 deployment is without one; could not run deployment/00001-add-colour.sql again, after its undo
--- stderr
error: could not run deployment/00001-add-colour.sql again, after its undo
error: relation "b" already exists [42P07]
  deployment/00001-add-colour.sql:2:1
  LINE 2: create table b (id int);
          ^
--- file undo/00001-add-colour.sql
alter table a drop colour;
drop table b;
--- run verify --undo
--- status 0
--- stdout
verify: create/ and base 097050f with 2 deployments lead to the same schema (9 objects), in <time>
verify: 1 undo file reverts its deployment exactly, 1 deployment is without one
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f with 2 deployments
[1/2] deployment/00001-add-colour.sql  <time>
[2/2] deployment/00002-add-c.sql  <time>
building base 097050f
[1/1] create/1-tables/tbl_a.sql  <time>
trying deployment/00001-add-colour.sql
[1/1] deployment/00001-add-colour.sql  <time>
trying undo/00001-add-colour.sql
[1/1] undo/00001-add-colour.sql  <time>
trying deployment/00001-add-colour.sql again, after its undo
[1/1] deployment/00001-add-colour.sql  <time>
trying deployment/00002-add-c.sql
[1/1] deployment/00002-add-c.sql  <time>
notice: base 097050f is the commit that is checked out, so only uncommitted changes are proven; name an earlier one with --base
--- file undo/00001-add-colour.sql
alter table a drop colour;
drop table d;
--- run verify --undo --quiet
--- status 8
--- stdout
verify: create/ and base 097050f with 2 deployments lead to the same schema (9 objects), in <time>
verify: 0 undo files revert their deployments exactly, 1 deployment is without one; could not run undo/00001-add-colour.sql
--- stderr
error: could not run undo/00001-add-colour.sql
error: table "d" does not exist [42P01]
  undo/00001-add-colour.sql:2:1
  LINE 2: drop table d;
          ^
