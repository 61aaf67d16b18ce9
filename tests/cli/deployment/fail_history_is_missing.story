# A database with objects and no history may be the wrong one: nothing runs there without confirmation.
--- sql
create schema shop;
create table shop.article (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file manual-deployment/00000-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" contains objects, but no history [history-missing]
  detail: It contains schema shop, table shop.article.
  hint: If it has deployments of this tree, record the last one that it has: postgres-manager baseline --postgres-dsn {dsn} --ordinal N; if none of them has run there: postgres-manager deployment --postgres-dsn {dsn} --first-run; if this is the wrong database, name another one with --dbname or --postgres-dsn.
nothing was changed
--- run deployment --dry-run --output json --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"history-missing","message":"database \"{database}\" contains objects, but no history","detail":"It contains schema shop, table shop.article.","hint":"If it has deployments of this tree, record the last one that it has: postgres-manager baseline --postgres-dsn {dsn} --ordinal N; if none of them has run there: postgres-manager deployment --postgres-dsn {dsn} --first-run; if this is the wrong database, name another one with --dbname or --postgres-dsn."}]}
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" contains objects, but no history [history-missing]
  detail: It contains schema shop, table shop.article.
  hint: If it has deployments of this tree, record the last one that it has: postgres-manager baseline --postgres-dsn {dsn} --ordinal N; if none of them has run there: postgres-manager deployment --postgres-dsn {dsn} --manual-deployment --first-run; if this is the wrong database, name another one with --dbname or --postgres-dsn.
nothing was changed
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" contains objects, but no history [history-missing]
  detail: It contains schema shop, table shop.article.
  hint: If it has deployments of this tree, record the last one that it has: postgres-manager baseline --postgres-dsn {dsn} --ordinal N; if none of them has run there: postgres-manager deployment --postgres-dsn {dsn} --first-run; if this is the wrong database, name another one with --dbname or --postgres-dsn.
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- run deployment --manual-deployment --first-run --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/00000-c.sql  <time>
--- run deployment --first-run --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-b.sql  <time>
--- file deployment/00002-d.sql
create table d (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00002-d.sql  <time>
--- sql
drop schema postgres_manager cascade;
--- run baseline --ordinal 1 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
baseline: 2 deployments marked as in place, in <time>
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00002-d.sql  (has not run here)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
