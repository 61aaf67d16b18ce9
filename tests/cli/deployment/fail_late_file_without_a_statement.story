# A file without statements is only recorded: a manual deployment would also run other pending files.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
-- withdrawn
--- file deployment/00002-c.sql
create table c (id int);
--- file manual-deployment/00000-other.sql
create table other (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- run repair --quiet --forget 1 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is not in place, but the later "deployment/00002-c.sql" ran on <when> [deployment-late]
  hint: It has no statement to run. Mark it as applied: postgres-manager repair --postgres-dsn {dsn} --mark-applied 1
nothing was changed
--- run repair --quiet --postgres-dsn {dsn} --mark-applied 1
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 3 deployments are in place
--- query select to_regclass('other')
