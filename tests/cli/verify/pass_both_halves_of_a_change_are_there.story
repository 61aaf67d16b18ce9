# The command for a pull request: the base is the commit where the branch left main.
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
--- file deployment/00001-add-colour.sql
alter table a add colour text;
--- git add -A
--- git commit -qm two
--- run verify
--- status 0
--- stdout
verify: create/ and base 097050f with 1 deployment lead to the same schema (5 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f with 1 deployment
[1/1] deployment/00001-add-colour.sql  <time>
notice: base 097050f is where this branch left main
--- run verify --quiet --output json
--- status 0
--- stdout
{"event":"verified","passed":true,"seconds":<time>,"base":{"kind":"revision","name":"main","commit":"097050fa8658610f8bb0eee4210b98c1911c1a16","is_chosen":true,"is_head":false},"deployments":["deployment/00001-add-colour.sql"],"notices":[],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":5,"not_compared":[]},"right":{"name":"base 097050f with 1 deployment","server_version":<server>,"objects":5,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
--- git status --short
