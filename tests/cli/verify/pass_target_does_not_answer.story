# Only its version is requested.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run verify --base empty --postgres-dsn "host={root} dbname=x"
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (4 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
notice: the version of --postgres-dsn is not known: could not connect to server "{root}", port 5432
--- run verify --base empty --postgres-dsn "host={root} dbname=x" --output json --quiet
--- status 0
--- stdout
{"event":"verified","passed":true,"seconds":<time>,"base":{"kind":"empty"},"deployments":["deployment/00000-a.sql"],"notices":["the version of --postgres-dsn is not known: could not connect to server \"{root}\", port 5432"],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"an empty base with 1 deployment","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
