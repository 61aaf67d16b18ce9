# An INVALID index of a failed attempt is not recorded as a change of the schema, and drift reports it.
--- file deployment/00000-a.sql
create table a (id int);
insert into a values (1), (1);
--- file deployment/00001-index.sql
-- postgres-manager: no-transaction
create unique index concurrently one on a (id);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-index.sql  nothing is committed; the next run drops the INVALID index that it left
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: could not create unique index "one" [23505]
  deployment/00001-index.sql:2:1
  LINE 2: create unique index concurrently one on a (id);
          ^
  detail: Key (id)=(1) is duplicated.
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (5 objects), in <time>
found: index public.one of table public.a is INVALID: the server does not use it
  hint: A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.one;
--- stderr
<target>
