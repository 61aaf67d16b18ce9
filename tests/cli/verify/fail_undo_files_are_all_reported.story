# After an undo file that is inexact or fails the state is built again, so that one run reports all of them.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
create table b (id int);
create table c (id int);
create table d (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file undo/00001-b.sql
select 1;
--- file deployment/00002-c.sql
create table c (id int);
--- file undo/00002-c.sql
drop table x;
--- file deployment/00003-d.sql
create table d (id int);
--- file undo/00003-d.sql
drop table d;
--- run verify --undo --quiet --base empty
--- status 8
--- stdout
verify: create/ and an empty base with 4 deployments lead to the same schema (10 objects), in <time>

undo/00001-b.sql does not revert its deployment exactly
- the state before   + the state after undo

schema public
  + table b  only in the state after undo: with 1 column

1 difference: 1 only in the state after undo

verify: 1 of 2 undo files leaves a difference, 1 deployment is without one; could not run deployment/00001-b.sql again, after its undo; could not run undo/00002-c.sql
--- stderr
error: could not run deployment/00001-b.sql again, after its undo
error: relation "b" already exists [42P07]
  deployment/00001-b.sql:1:1
  LINE 1: create table b (id int);
          ^
error: could not run undo/00002-c.sql
error: table "x" does not exist [42P01]
  undo/00002-c.sql:1:1
  LINE 1: drop table x;
          ^
