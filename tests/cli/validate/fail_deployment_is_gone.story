# With an instance deployment/ must exist, as for deployment: otherwise everything would be missing.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- remove deployment/00001-b.sql
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: the instance is 1 deployment ahead of this tree [instance-ahead]
  detail: Not on disk: "deployment/00001-b.sql" ran on <when>.
  hint: Update the source tree to a version that has deployment 1. If a release was rolled back on purpose: postgres-manager deployment --postgres-dsn {dsn} --allow-ahead. If files are lost: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2).
nothing was changed
--- remove deployment/00000-a.sql
--- remove deployment
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 0, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 1).
refused: "deployment/00001-b.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 1, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2).
nothing was changed
