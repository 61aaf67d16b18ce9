# Only comments and white space changed: the tokens are the same.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00000-a.sql
-- The first table.
create table a (
  id int
);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
notice: "deployment/00000-a.sql" was edited since it ran, in comments or white space only
[1/1] deployment/00001-b.sql  <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
notice: "deployment/00000-a.sql" was edited since it ran, in comments or white space only
