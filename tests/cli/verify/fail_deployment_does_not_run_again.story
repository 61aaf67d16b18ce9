# The undo file reverts the schema, but the deployment cannot run again after it.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int primary key, colour text);
insert into a (id) values (1);
--- file deployment/00000-a.sql
create table a (id int primary key);
--- file deployment/00001-colour.sql
alter table a add colour text;
insert into a (id) values (1);
--- file undo/00001-colour.sql
alter table a drop colour;
--- file deployment/00002-nothing.sql
select 1;
--- run verify --quiet --undo --base empty
--- status 8
--- stdout
verify: create/ and an empty base with 3 deployments lead to the same schema (6 objects), in <time>
verify: 0 undo files revert their deployments exactly, 2 deployments are without one; could not run deployment/00001-colour.sql again, after its undo
--- stderr
error: could not run deployment/00001-colour.sql again, after its undo
error: duplicate key value violates unique constraint "a_pkey" [23505]
  deployment/00001-colour.sql:2:1
  LINE 2: insert into a (id) values (1);
          ^
  detail: Key (id)=(1) already exists.
--- run verify --quiet --undo --base empty --output json
--- status 8
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"empty"},"deployments":["deployment/00000-a.sql","deployment/00001-colour.sql","deployment/00002-nothing.sql"],"notices":[],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":6,"not_compared":[]},"right":{"name":"an empty base with 3 deployments","server_version":<server>,"objects":6,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}},"undo":{"passed":false,"exact":[],"inexact":[],"without_undo":["deployment/00000-a.sql","deployment/00002-nothing.sql"],"failed":[{"side":"deployment/00001-colour.sql again, after its undo","function":"deployment","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"deployment/00001-colour.sql","location":{"file":"deployment/00001-colour.sql","line":2,"column":1,"source_line":"insert into a (id) values (1);"},"error":{"message":"duplicate key value violates unique constraint \"a_pkey\"","severity":"ERROR","sqlstate":"23505","detail":"Key (id)=(1) already exists.","schema":"public","table":"a","constraint":"a_pkey","line":2,"column_number":1},"statements_done":1,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}],"not_tried":[]}}
