# No deployment in place is on disk, so the database belongs to another tree. Files are not reported as late or as
# having a taken ordinal.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file deployment/00002-c.sql
create table c (id int);
--- file other/deployment/00000-x.sql
create table x (id int);
--- file other/deployment/00001-y.sql
create table y (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/00000-a.sql  <time>
[2/3] deployment/00001-b.sql  <time>
[3/3] deployment/00002-c.sql  <time>
--- run deployment --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 3 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-a.sql" in the history and "deployment/00000-x.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- file other/deployment/00002-z.sql
create table b (id int);
--- run deployment --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: "deployment/00000-x.sql" has the ordinal of "deployment/00000-a.sql", which ran on <when> [ordinal-taken]
  detail: "deployment/00000-x.sql" has not run here.
  hint: Give it a free ordinal, in this order: mv deployment/00000-x.sql deployment/00003-x.sql && mv deployment/00001-y.sql deployment/00004-y.sql && mv deployment/00002-z.sql deployment/00001-z.sql. Restore "deployment/00000-a.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 1). If the file on disk is "deployment/00000-a.sql", renamed and edited, restore its name and its text.
refused: "deployment/00001-y.sql" has the ordinal of "deployment/00001-b.sql", which ran on <when> [ordinal-taken]
  detail: "deployment/00001-y.sql" has not run here.
  hint: See the commands for "deployment/00000-x.sql".
refused: "deployment/00002-z.sql" has the ordinal of "deployment/00002-c.sql", which ran on <when> [ordinal-taken]
  detail: The content of "deployment/00002-z.sql" ran on <when>, as "deployment/00001-b.sql".
  hint: See the commands for "deployment/00000-x.sql". Restore "deployment/00002-c.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3).
nothing was changed
paths and commands are relative to "other"
