# Otherwise the tree would no longer show how this instance was built.
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
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 0, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 1).
refused: "deployment/00001-b.sql" ran on <when>, but is not on disk [deployment-missing]
  hint: Update the source tree to a version that has deployment 1, or restore the file (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 2).
nothing was changed
--- query select sql_text from postgres_manager.history where id = 2
create table b (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
