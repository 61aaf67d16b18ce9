# The server names it; nothing is changed, and the attempt is recorded.
--- file deployment/00000-a.sql
create table a (n int);
--- file undo/00000-a.sql
drop table a;
--- file deployment/00001-b.sql
alter table a add m int;
--- file undo/00001-b.sql
alter table a drop m;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- sql
create view v as select m from a;
--- run undo --yes --steps 2 --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00001-b.sql  rolled back
not tried  undo/00000-a.sql
0 undone, 1 failed, 1 not tried; correct the file and see what remains with undo --dry-run
--- stderr
<target>
error: cannot drop column m of table a because other objects depend on it [2BP01]
  undo/00001-b.sql:1:1
  LINE 1: alter table a drop m;
          ^
  detail: view v depends on column m of table a
  hint: Use DROP ... CASCADE to drop the dependent objects too.
--- query select count(*) from v
0
--- query select kind, ordinal, state, error_detail from postgres_manager.history order by id
deployment|0|applied|
deployment|1|applied|
undo|1|failed|view v depends on column m of table a
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>
      1  applied  deployment/00001-b.sql  <when>

2 deployments: 2 applied
