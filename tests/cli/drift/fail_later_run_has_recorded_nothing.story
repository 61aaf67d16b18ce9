# Its changes cannot be told from manual ones, so drift reports that there was such a run.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --snapshots 2 --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --snapshots 0 --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
- the schema recorded <when>   + database "{database}"

schema public
  + table b  only in database "{database}": with 1 column

1 difference: 1 only in database "{database}"
  hint: Revert the manual change by hand, or write a deployment for it: postgres-manager new NAME
drift: database "{database}" is not the same as the schema recorded <when>, in <time>
--- stderr
<target>
notice: a later run, which ended <when>, recorded no schema: what it changed is shown, too
--- file deployment/00002-c.sql
create table c (id int);
--- file deployment/00003-half.sql
-- postgres-manager: no-transaction
create table d (id int);
select 1 / 0;
--- run deployment --quiet --snapshots 2 --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00002-c.sql  <time>
failed     deployment/00003-half.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00003-half.sql:3:1
  LINE 3: select 1 / 0;
          ^
--- run drift --quiet --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (10 objects), in <time>
found: "deployment/00003-half.sql" is partly applied: 1 of its 2 statements are committed
  hint: See how far they are: postgres-manager status --postgres-dsn {dsn}.
--- file deployment/00003-half.sql
-- postgres-manager: no-transaction
create table d (id int);
select 1 / 1;
--- run deployment --quiet --snapshots 2 --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select string_agg(id::text, ' ' order by id) from postgres_manager.schema_snapshot
2 3
