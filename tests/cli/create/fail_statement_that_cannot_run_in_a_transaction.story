# In an empty database the form without CONCURRENTLY has the same result.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
create table a (id int);
create index concurrently a_id on a (id);
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/a.sql:2:1: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block [no-transaction-in-create]
  LINE 2: create index concurrently a_id on a (id);
          ^
  hint: Use the plain form, without CONCURRENTLY: create runs in one transaction on an empty database.
1 problem in the source tree; nothing was run
