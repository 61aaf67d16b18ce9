# Both sides are the same files, so nothing is proven.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-b.sql
create table b (id int);
--- run verify --base .
--- status 0
--- stdout
verify: create/ and base . with 0 deployments lead to the same schema (4 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building base .
[1/1] create/1-tables/tbl_a.sql  <time>
building base . with 0 deployments
notice: base . is the tree itself, so nothing is proven; name an earlier one with --base
--- run verify --base {root} --output json --quiet
--- status 0
--- stdout
{"event":"verified","passed":true,"seconds":<time>,"base":{"kind":"directory","name":"{root}","is_today":true},"deployments":[],"notices":[],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"base {root} with 0 deployments","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
