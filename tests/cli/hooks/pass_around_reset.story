# reset runs the hooks of create. The objects that it drops still exist during the first one.
--- executable hooks/before-create
#!/bin/sh
echo "kept is there: $(psql -XAtc "select to_regclass('kept') is not null")"
--- executable hooks/after-create
#!/bin/sh
echo "kept is there: $(psql -XAtc "select to_regclass('kept') is not null")"
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
create table a (id int);
--- sql
create table kept (id int);
--- run reset --yes --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
drop 1 table: public.kept
run the hook hooks/before-create
run the hook hooks/after-create
dry run: 1 object would be dropped and 1 file would run, in one transaction; nothing was changed
--- stderr
<target>
--- run reset --yes --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 1 object dropped
create: 1 file applied, in <time>
--- stderr
<target>
hooks/before-create: kept is there: t
hooks/before-create  <time>
[1/1] create/1-a/a.sql  <time>
hooks/after-create: kept is there: f
hooks/after-create  <time>
