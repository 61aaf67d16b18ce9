# The schema is as before, but rows are missing.
--- server none
--- file base/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file base/create/1-tables/tbl_a.sql
create table a (id int primary key, b text);
insert into a values (1, 'one'), (2, 'two');
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int primary key, b text, c int default 3);
insert into a values (1, 'one'), (2, 'two');
--- file deployment/00000-add-c.sql
alter table a add c int default 3;
--- file undo/00000-add-c.sql
delete from a where id = 2;
update a set b = 'uno';
alter table a drop c;
--- run verify --quiet --base base --undo
--- status 0
--- stdout
verify: create/ and base base with 1 deployment lead to the same schema (7 objects), in <time>
verify: 1 undo file reverts its deployment exactly
--- run verify --quiet --base base --undo --data
--- status 8
--- stdout
verify: create/ and base base with 1 deployment lead to the same schema (7 objects, rows of 1 table), in <time>

undo/00000-add-c.sql does not revert its deployment exactly
rows of table public.a
  ~ id '1'
    b
      - the state before      'one'
      + the state after undo  'uno'
  - id '2'  only in the state before

2 rows are not the same in 1 table

verify: 1 of 1 undo file leaves a difference
--- run verify --quiet --base base --undo --data --output json
--- status 8
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"directory","name":"base","is_today":false},"deployments":["deployment/00000-add-c.sql"],"notices":[],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":7,"not_compared":[]},"right":{"name":"base base with 1 deployment","server_version":<server>,"objects":7,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}},"rows":{"equal":true,"compared":1,"left_out":[],"tables":[]},"undo":{"passed":false,"exact":[],"inexact":[{"path":"undo/00000-add-c.sql","schemas":{"equal":true,"left":{"name":"the state before","server_version":<server>,"objects":6,"not_compared":[]},"right":{"name":"the state after undo","server_version":<server>,"objects":6,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[]},"rows":{"equal":false,"compared":1,"left_out":[],"tables":[{"table":"public.a","key":["id"],"rows":[{"what":"changed","key":["1"],"differences":[{"column":"b","left":"one","right":"uno"}]},{"what":"only-left","key":["2"]}]}]}}],"without_undo":[],"failed":[],"not_tried":[]}}
