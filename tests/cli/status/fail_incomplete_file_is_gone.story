# A partly applied file without a transaction is still reported when it is removed, and so is its INVALID index, until
# the file is completed or a user says that it was reverted.
--- file deployment/00000-a.sql
create table a (b int);
insert into a values (1), (1);
--- file deployment/00001-i.sql
create index concurrently i on a (b);
create unique index concurrently j on a (b);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-i.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: could not create unique index "j" [23505]
  deployment/00001-i.sql:2:1
  LINE 2: create unique index concurrently j on a (b);
          ^
  detail: Key (b)=(1) is duplicated.
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  failed   deployment/00001-i.sql  <when>  1 of 2 statements are committed; could not create unique index "j" [23505], line 2

found: index public.j of table public.a is INVALID: the server does not use it
  hint: A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.j;

2 deployments: 1 applied, 1 failed
--- remove deployment/00001-i.sql
--- query select c.relname from pg_index as i join pg_class as c on c.oid = i.indexrelid where not i.indisvalid
j
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-i.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: could not create unique index "j" [23505].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state           file                    when (UTC)            remark
      0  applied         deployment/00000-a.sql  <when>
      1  partly-applied  deployment/00001-i.sql  <when>  not on disk; 1 of 2 statements are committed; could not create unique index "j" [23505], line 2

found: index public.j of table public.a is INVALID: the server does not use it
  hint: A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.j;

2 deployments: 1 applied, 1 partly-applied
check: found 1 partly-applied, 1 INVALID index
--- run status --check --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":1,"partly-applied":1},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"c773511c20ecf0db208d1ae28be0e1ea975e8e49589408efd1a211b0685d3bee","statements_done":2,"statements_total":2,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"partly-applied","path":"deployment/00001-i.sql","history":{"id":3,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-i.sql","state":"failed","checksum":"09a1ed5f89d77de7673b85688f8dc2936b18a6fcd120dedc86d721bd81a0882e","statements_done":1,"statements_total":2,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"could not create unique index \"j\"","severity":"ERROR","sqlstate":"23505","detail":"Key (b)=(1) is duplicated.","line":2,"column_number":1}}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[{"name":"public.j","table":"public.a","hint":"A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.j;"}],"check":{"passed":false,"found":{"partly-applied":1},"invalid_indexes":1}}
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (6 objects), in <time>
found: "deployment/00001-i.sql" is partly applied: 1 of its 2 statements are committed
  hint: See how far they are: postgres-manager status --postgres-dsn {dsn}.
found: index public.j of table public.a is INVALID: the server does not use it
  hint: A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.j;
--- stderr
<target>
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-i.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: could not create unique index "j" [23505].
  hint: Restore the file, and the next deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- sql
drop index i;
--- run repair --forget 1 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

found: index public.j of table public.a is INVALID: the server does not use it
  hint: Drop it: DROP INDEX CONCURRENTLY public.j; Or remove what made the build fail, and build it again: REINDEX INDEX CONCURRENTLY public.j;

1 deployment: 1 applied
check: found 1 INVALID index
--- sql
drop index j;
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

1 deployment: 1 applied
check: nothing found
