# The history is shown without comparing it with the invalid tree; the findings come after it.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file undo/00001-b.sql
drop table b;
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run undo --quiet --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- file deployment/00003-d.sql
select 1;
--- run status --postgres-dsn {dsn}
--- status 3
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
the source tree has problems: only the history is shown, not compared with the tree

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  pending  undo/00001-b.sql        <when>  undone

2 deployments: 1 applied, 1 pending
--- stderr
deployment/00003-d.sql: error: ordinal 00002 is missing between "00001-b.sql" and "00003-d.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql
1 problem in the source tree; it was not compared with the instance
--- run status --check --postgres-dsn {dsn}
--- status 3
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
the source tree has problems: only the history is shown, not compared with the tree

ordinal  state    file                    when (UTC)            remark
      0  applied  deployment/00000-a.sql  <when>
      1  pending  undo/00001-b.sql        <when>  undone

2 deployments: 1 applied, 1 pending
check: found 1 problem in the source tree, 1 pending
--- stderr
deployment/00003-d.sql: error: ordinal 00002 is missing between "00001-b.sql" and "00003-d.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql
1 problem in the source tree; it was not compared with the instance
--- run status --check --postgres-dsn {dsn} --output json
--- status 3
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":false,"has_history":true,"protected":false,"counts":{"applied":1,"pending":1},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"pending","path":"undo/00001-b.sql","history":{"id":3,"run_id":"<id>","kind":"undo","ordinal":1,"path":"undo/00001-b.sql","state":"undone","checksum":"90220065bd4200c2da815f94ffc7ffd3da95a33afb1c2a79ec49dc4ee0ac0f82","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"findings":[{"rule":"ordinal-gap","location":{"file":"deployment/00003-d.sql"},"message":"ordinal 00002 is missing between \"00001-b.sql\" and \"00003-d.sql\"","hint":"If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql"}],"check":{"passed":false,"found":{"pending":1},"findings":1}}
--- run status --postgres-dsn host={root}/nowhere
--- status 5
--- stderr
deployment/00003-d.sql: error: ordinal 00002 is missing between "00001-b.sql" and "00003-d.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql
1 problem in the source tree; nothing was run
error: could not connect to server "{root}/nowhere", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
