# Old deployments may be removed once every instance has them.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove deployment/00000-a.sql
--- remove deployment/00001-b.sql
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00002-c.sql  <time>
