# A file that is skipped silently would be a table that is never created.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
select 1;
--- file create/1-a/b.SQL
select 1;
--- file create/tables/tbl_b.sql
select 1;
--- file create/schema.sql
select 1;
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/b.SQL: error: "b.SQL" is not a .sql file [stray-entry]
  hint: Move it out of create/1-a/, which may contain only .sql files and order.json.
create/schema.sql: error: "schema.sql" is not a directory <n>-<group> [stray-entry]
  hint: Move it into a sub-directory of create/ and list it in the order.json there.
create/tables: error: directory "tables" is not named <n>-<group> [stray-entry]
  hint: Rename it, e.g. to 4-tables, or move it out of create/.
3 problems in the source tree; nothing was run
