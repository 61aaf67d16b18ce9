# Statements that would fail the second time are found before the first run, and so is a group that does not exist.
--- server none
--- file postgres-manager.json
{"repeatable": ["1-views", "6-functions"]}
--- file create/1-views/order.json
{"1": "vw_a.sql"}
--- file create/1-views/vw_a.sql
drop view if exists b;
create view a as select 1;
create index on m (n);
--- directory deployment
--- run deployment --postgres-dsn postgresql://nobody@localhost/nowhere
--- status 3
--- stderr
create/1-views/vw_a.sql:2:1: error: CREATE VIEW cannot run again, and the group of this file is repeatable [repeatable-runs-once]
  LINE 2: create view a as select 1;
          ^
  hint: Write OR REPLACE where PostgreSQL has it, or DROP VIEW IF EXISTS before it; or move the file to a group that is not repeatable.
create/1-views/vw_a.sql:3:1: error: CREATE INDEX cannot run again, and the group of this file is repeatable [repeatable-runs-once]
  LINE 3: create index on m (n);
          ^
  hint: Write OR REPLACE where PostgreSQL has it, or DROP INDEX IF EXISTS before it; or move the file to a group that is not repeatable.
postgres-manager.json: error: repeatable group "6-functions" is not in create/ [repeatable-group-missing]
  hint: Correct the name in "repeatable": the groups are "1-views".
3 problems in the source tree; nothing was run
