# One statement cannot run inside a transaction, another must; and a file that is wrapped in BEGIN ... COMMIT.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
create index concurrently a_id on a (id);
--- file deployment/00001-b.sql
begin;
create index concurrently a_id2 on a (id);
commit;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-a.sql:2:1: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block, but other statements of the file must run inside one [mixed-transaction]
  LINE 2: create index concurrently a_id on a (id);
          ^
  hint: Move it to a deployment of its own; or let every statement of the file be committed by itself: write the line -- postgres-manager: no-transaction at its beginning.
deployment/00001-b.sql:2:1: error: CREATE INDEX CONCURRENTLY cannot run inside a transaction block [no-transaction-in-block]
  LINE 2: create index concurrently a_id2 on a (id);
          ^
  hint: Remove BEGIN and COMMIT from the file, and move other statements to a deployment of their own.
2 problems in the source tree; nothing was run
