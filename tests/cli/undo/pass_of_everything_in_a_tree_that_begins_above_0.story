# The instance was adopted with a baseline, and the tree does not contain earlier deployments: all in the tree are
# undone.
--- file deployment/00003-a.sql
create table a (n int);
--- file undo/00003-a.sql
drop table a;
--- file deployment/00004-b.sql
alter table a add m int;
--- file undo/00004-b.sql
alter table a drop m;
--- sql
create table a (n int, m int);
--- run baseline --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: 2 deployments marked as in place, in <time>
--- run undo --yes --steps 2 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 2 deployments undone, in <time>
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      3  pending  deployment/00003-a.sql  <when>  undone
      4  pending  deployment/00004-b.sql  <when>  undone

2 deployments: 2 pending
check: found 2 pending
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00003-a.sql  <time>
[2/2] deployment/00004-b.sql  <time>
--- run repair --forget 3,4 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 2 deployments forgotten, in <time>
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00003-a.sql  (was forgotten on <when>)
run                deployment/00004-b.sql  (was forgotten on <when>)
dry run: 2 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
