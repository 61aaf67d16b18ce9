# A manual deployment has the hooks of a deployment.
--- executable hooks/before-create
#!/bin/sh
echo "tables: $(psql -XAtc "select count(*) from pg_tables where schemaname = 'public'")"
--- executable hooks/after-create
#!/bin/sh
echo "tables: $(psql -XAtc "select count(*) from pg_tables where schemaname = 'public'")"
--- executable hooks/before-deployment
#!/bin/sh
grep -o '"function":"[a-z-]*"'
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
create table a (id int);
--- file manual-deployment/00000-b.sql
create table b (id int);
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
<target>
hooks/before-create: tables: 0
hooks/before-create  <time>
[1/1] create/1-a/a.sql  <time>
hooks/after-create: tables: 1
hooks/after-create  <time>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
hooks/before-deployment: "function":"manual-deployment"
hooks/before-deployment  <time>
[1/1] manual-deployment/00000-b.sql  <time>
