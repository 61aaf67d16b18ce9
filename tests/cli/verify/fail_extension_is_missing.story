# The error names it and the package that usually contains it.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- file create/1-tables/tbl_a.sql
create table a (id int);
create extension pg_partman;
--- run verify --quiet
--- status 6
--- stdout
verify: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: extension "pg_partman" is not available [0A000]
  create/1-tables/tbl_a.sql:2:1
  LINE 2: create extension pg_partman;
          ^
  detail: Could not open extension control file "/usr/share/postgresql/15/extension/pg_partman.control": No such file or directory.
  hint: The extension must first be installed on the system where PostgreSQL is running.
  hint: Extension "pg_partman" is not installed on the scratch server: apt install postgresql-15-partman; or name a server that has it: --scratch-dsn DSN.
