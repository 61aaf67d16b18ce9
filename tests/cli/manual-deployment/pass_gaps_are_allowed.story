# 00000, 00001, 00040: gaps are not checked for emergencies. Without files there is nothing to do.
--- directory manual-deployment
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: nothing to do, manual-deployment/ contains no files
--- stderr
<target>
--- file manual-deployment/README.md
Emergency files.
--- file manual-deployment/00000-a.sql
create table a (id int);
--- file manual-deployment/00001-b.sql
create table b (id int);
--- file manual-deployment/00040-c.sql
create table c (id int);
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] manual-deployment/00000-a.sql  <time>
[2/3] manual-deployment/00001-b.sql  <time>
[3/3] manual-deployment/00040-c.sql  <time>
