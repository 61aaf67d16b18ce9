# A missing directory, and files with invalid names.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run test-data --postgres-dsn postgresql://nobody@localhost/nowhere
--- status 3
--- stderr
test-data: error: directory "test-data" does not exist [directory-missing]
  hint: Create it: mkdir test-data && touch test-data/.gitkeep
1 problem in the source tree; nothing was run
--- file test-data/a.sql
insert into a values (1);
--- file test-data/1-b.sql
vacuum;
--- file test-data/01-c.sql
select 1;
--- run test-data --postgres-dsn postgresql://nobody@localhost/nowhere
--- status 3
--- stderr
test-data/1-b.sql: error: ordinal 1 is used twice, by "01-c.sql" and "1-b.sql" [duplicate-ordinal]
  hint: Give the file that no instance has loaded yet a free ordinal.
test-data/1-b.sql:1:1: error: VACUUM cannot run inside a transaction block [no-transaction-in-create]
  LINE 1: vacuum;
          ^
  hint: Remove it, or use a plain form of it: the files of test-data/ already run in a transaction.
test-data/a.sql: error: "a.sql" is not named <ordinal>-<rest>.sql [stray-entry]
  hint: Rename it: mv test-data/a.sql test-data/2-a.sql
3 problems in the source tree; nothing was run
