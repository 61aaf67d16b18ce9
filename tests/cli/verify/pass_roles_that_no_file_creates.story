# Production has roles that no file creates. A private server gets them when they are missed, also in the middle of a run.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
grant select on a to reader, "Odd role";
alter table a owner to owner;
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-rights.sql
-- postgres-manager: no-transaction
grant select on a to reader;
grant select on a to "Odd role";
--- file deployment/00002-owner.sql
alter table a owner to owner;
--- run verify --base empty
--- status 0
--- stdout
verify: create/ and an empty base with 3 deployments lead to the same schema (4 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 3 deployments
[1/3] deployment/00000-a.sql  <time>
[1/2] deployment/00001-rights.sql  <time>
[2/2] deployment/00002-owner.sql  <time>
notice: role "reader" has to exist before these files run; it was created on the private server
notice: role "Odd role" has to exist before these files run; it was created on the private server
notice: role "owner" has to exist before these files run; it was created on the private server
--- run verify --base empty --output json
--- status 0
--- stdout
{"event":"verified","passed":true,"seconds":<time>,"base":{"kind":"empty"},"deployments":["deployment/00000-a.sql","deployment/00001-rights.sql","deployment/00002-owner.sql"],"notices":["role \"reader\" has to exist before these files run; it was created on the private server","role \"Odd role\" has to exist before these files run; it was created on the private server","role \"owner\" has to exist before these files run; it was created on the private server"],"hints":[],"schemas":{"equal":true,"left":{"name":"create/","server_version":<server>,"objects":4,"not_compared":[]},"right":{"name":"an empty base with 3 deployments","server_version":<server>,"objects":4,"not_compared":[]},"counts":{"only-left":0,"only-right":0,"changed":0,"renamed":0,"reordered":0},"differences":[],"equal_objects":{"extension":["plpgsql"],"schema":["public"],"table":["public.a"]}}}
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 3 deployments
[1/3] deployment/00000-a.sql  <time>
[1/2] deployment/00001-rights.sql  <time>
[2/2] deployment/00002-owner.sql  <time>
