# An undo that stopped part-way needs its file: undo, deployment and status say so, and after it is restored the undo
# continues.
--- file deployment/00000-a.sql
create table t (id int);
insert into t values (1), (1);
--- file deployment/00001-b.sql
create table u ();
--- file undo/00001-b.sql
-- postgres-manager: no-transaction
drop table u;
create unique index concurrently tix on t (id);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run undo --yes --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     undo/00001-b.sql  1 of 2 statements are committed; the next run continues after them
0 undone, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and see what remains with undo --dry-run
--- stderr
error: could not create unique index "tix" [23505]
  undo/00001-b.sql:3:1
  LINE 3: create unique index concurrently tix on t (id);
          ^
  detail: Key (id)=(1) is duplicated.
--- remove undo/00001-b.sql
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is partly undone: "undo/00001-b.sql" stopped part-way, 1 of its 2 statements are committed, and "undo/00001-b.sql" is not on disk [undo-unfinished]
  detail: It failed on <when>: could not create unique index "tix" [23505].
  hint: Restore "undo/00001-b.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 4), and the undo continues after what is committed: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1 (the deployment is reverted) or --mark-applied 1 (it is in place).
nothing was changed
--- run undo --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is partly undone: "undo/00001-b.sql" stopped part-way, 1 of its 2 statements are committed, and "undo/00001-b.sql" is not on disk [undo-unfinished]
  detail: It failed on <when>: could not create unique index "tix" [23505].
  hint: Restore "undo/00001-b.sql" (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 4), and the undo continues after what is committed: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1 (the deployment is reverted) or --mark-applied 1 (it is in place).
nothing was changed
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state          file                    when (UTC)            remark
      0  applied        deployment/00000-a.sql  <when>
      1  partly-undone  deployment/00001-b.sql  <when>  its undo stopped part-way, 1 of 2 statements are committed, and "undo/00001-b.sql" is not on disk: could not create unique index "tix" [23505], line 3

found: index public.tix of table public.t is INVALID: the server does not use it
  hint: A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.tix;

2 deployments: 1 applied, 1 partly-undone
--- remove deployment/00001-b.sql
--- run undo --yes --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is partly undone: "undo/00001-b.sql" stopped part-way, 1 of its 2 statements are committed, and "deployment/00001-b.sql" and "undo/00001-b.sql" are not on disk [undo-unfinished]
  detail: It failed on <when>: could not create unique index "tix" [23505].
  hint: Restore "deployment/00001-b.sql" and "undo/00001-b.sql" (their texts are in the history: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2, 4)), and the undo continues after what is committed: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1 (the deployment is reverted) or --mark-applied 1 (it is in place).
nothing was changed
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is partly undone: "undo/00001-b.sql" stopped part-way, 1 of its 2 statements are committed, and "deployment/00001-b.sql" and "undo/00001-b.sql" are not on disk [undo-unfinished]
  detail: It failed on <when>: could not create unique index "tix" [23505].
  hint: Restore "deployment/00001-b.sql" and "undo/00001-b.sql" (their texts are in the history: SELECT path, sql_text FROM postgres_manager.history WHERE id IN (2, 4)), and the undo continues after what is committed: postgres-manager undo --postgres-dsn {dsn}; or complete or revert the undo by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1 (the deployment is reverted) or --mark-applied 1 (it is in place).
nothing was changed
--- run status --output json --postgres-dsn {dsn}
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":1,"partly-undone":1},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"fed107b937242e19ecfa8992f21517e6f537f961bff024718cea5bce8c0126db","statements_done":2,"statements_total":2,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"partly-undone","path":"deployment/00001-b.sql","history":{"id":2,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","state":"applied","checksum":"36b889a2aa98bf8071bbe9a98335c3c116d0a76999c369e736be045d792742a7","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"},"undo":{"id":4,"run_id":"<id>","kind":"undo","ordinal":1,"path":"undo/00001-b.sql","state":"failed","checksum":"3ea9fc389996b266255798e133152df6e868ee6d0a552f4055e7fe6ca4f3212f","statements_done":1,"statements_total":2,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"could not create unique index \"tix\"","severity":"ERROR","sqlstate":"23505","detail":"Key (id)=(1) is duplicated.","line":3,"column_number":1}},"lost_files":["deployment/00001-b.sql","undo/00001-b.sql"]}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[{"name":"public.tix","table":"public.t","hint":"A pending or incomplete file that builds it drops it first. If there is none: DROP INDEX CONCURRENTLY public.tix;"}]}
--- query select sql_text from postgres_manager.history where id in (2, 4) order by id
create table u ();

-- postgres-manager: no-transaction
drop table u;
create unique index concurrently tix on t (id);
--- sql
delete from t where ctid = '(0,1)';
--- file deployment/00001-b.sql
create table u ();
--- file undo/00001-b.sql
-- postgres-manager: no-transaction
drop table u;
create unique index concurrently tix on t (id);
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
undo/00001-b.sql: dropped the INVALID index public.tix to build it again
[1/1] undo/00001-b.sql  <time>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  pending  deployment/00001-b.sql  <when>  undone

2 deployments: 1 applied, 1 pending
