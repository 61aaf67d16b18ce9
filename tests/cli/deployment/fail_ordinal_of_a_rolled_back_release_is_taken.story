# A release was rolled back, and a new file has an ordinal that the instance has: the hint names all files needed to
# avoid a gap.
--- file deployment/00000-t0.sql
create table t0 ();
--- file deployment/00001-t1.sql
create table t1 ();
--- file deployment/00002-t2.sql
create table t2 ();
--- file deployment/00003-t3.sql
create table t3 ();
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- remove deployment/00002-t2.sql
--- remove deployment/00003-t3.sql
--- file deployment/00002-n2.sql
create table n2 ();
--- run deployment --allow-ahead --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00002-n2.sql" has the ordinal of "deployment/00002-t2.sql", which ran on <when> [ordinal-taken]
  detail: "deployment/00002-n2.sql" has not run here.
  hint: Give it a free ordinal: mv deployment/00002-n2.sql deployment/00004-n2.sql. Restore "deployment/00002-t2.sql" and "deployment/00003-t3.sql" (their texts are in the history: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (3, 4)). If the file on disk is "deployment/00002-t2.sql", renamed and edited, restore its name and its text.
nothing was changed
--- query select path, sql_text from postgres_manager.history where id in (3, 4) order by id
deployment/00002-t2.sql|create table t2 ();

deployment/00003-t3.sql|create table t3 ();
--- remove deployment/00002-n2.sql
--- file deployment/00002-t2.sql
create table t2 ();
--- file deployment/00003-t3.sql
create table t3 ();
--- file deployment/00004-n2.sql
create table n2 ();
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00004-n2.sql  <time>
