# Nothing is recorded if create/ cannot be built, or if there is nothing to compare.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id nope);
--- file create/2-views/order.json
{"1": "vw_b.sql"}
--- file create/2-views/vw_b.sql
create or replace view b as select 1;
--- file deployment/00000-a.sql
create table a (id int);
--- run baseline --with-repeatables --postgres-dsn {dsn}
--- status 2
--- stderr
error: --with-repeatables, and postgres-manager.json names no repeatable group
  hint: Name the groups of create/ whose files may run again, e.g. {"repeatable": ["6-functions"]}; or omit --with-repeatables.
--- file postgres-manager.json
{"repeatable": ["2-views"]}
--- run baseline --with-repeatables --postgres-dsn {dsn}
--- status 6
--- stderr
building create/
error: could not build create/: type "nope" does not exist
  create/1-tables/tbl_a.sql:1:20
  LINE 1: create table a (id nope);
                             ^
--- run baseline --with-repeatables --output json --postgres-dsn {dsn}
--- status 6
--- stdout
{"event":"error","error":{"code":"sql","message":"could not build create/: type \"nope\" does not exist","sqlstate":"42704","location":{"file":"create/1-tables/tbl_a.sql","line":1,"column":20,"source_line":"create table a (id nope);"}}}
--- stderr
building create/
--- file create/1-tables/order.json
{"1": "tbl_b.sql"}
--- file deployment/00002-c.sql
select 2;
--- run baseline --with-repeatables --postgres-dsn {dsn}
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_b.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_b.sql, or remove the entry.
create/1-tables/tbl_a.sql: error: file "tbl_a.sql" is not listed in order.json [order-json-unlisted-file]
  hint: Add it to order.json, as "2": "tbl_a.sql" if it runs last, or delete the file.
deployment/00002-c.sql: error: ordinal 00001 is missing between "00000-a.sql" and "00002-c.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00002-c.sql deployment/00001-c.sql
3 problems in the source tree; nothing was run
--- remove deployment/00002-c.sql
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run baseline --with-repeatables --scratch-dsn "host={root} user=me" --postgres-dsn {dsn}
--- status 5
--- stderr
error: could not use --scratch-dsn: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the connection string is right. Or omit --scratch-dsn to use a private server.
--- query select to_regclass('postgres_manager.history') is null
t
