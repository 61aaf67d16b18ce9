# New instances would lack the column, the index and the view.
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
--- file deployment/00001-add-colour.sql
alter table a add colour text;
create view v as select colour from a;
--- run verify --quiet
--- status 8
--- stdout
- create/   + base 097050f with 1 deployment

schema public
  ~ table a
    + column colour  only in base 097050f with 1 deployment: type text
  + view v  only in base 097050f with 1 deployment

2 differences: 2 only in base 097050f with 1 deployment
  hint: New instances never get what is only in the deployments: write it into create/, too.
verify: create/ and base 097050f with 1 deployment do not lead to the same schema, in <time>
--- run verify --quiet --output json
--- status 8
--- stdout
{"event":"verified","passed":false,"seconds":<time>,"base":{"kind":"revision","name":"main","commit":"097050fa8658610f8bb0eee4210b98c1911c1a16","is_chosen":true,"is_head":true},"deployments":["deployment/00001-add-colour.sql"],"notices":[],"hints":["New instances never get what is only in the deployments: write it into create/, too."],"schemas":{"equal":false,"left":{"name":"create/","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"base 097050f with 1 deployment","server_version":<server>,"objects":6,"not_compared":[]},"counts":{"only-left":0,"only-right":2,"changed":0,"renamed":0,"reordered":0},"differences":[{"what":"only-right","kind":"column","name":"public.a.colour","parts":["public","a","colour"],"schema":"public","parent":{"kind":"table","name":"public.a","parts":["public","a"]},"root":{"kind":"table","name":"public.a","parts":["public","a"]},"attributes":{"position":"2","type":"text"}},{"what":"only-right","kind":"view","name":"public.v","parts":["public","v"],"schema":"public","attributes":{"definition":" SELECT a.colour\n   FROM public.a;","owner":"postgres"}}],"equal_objects":{"extension":["plpgsql"],"schema":["public"]}}}
