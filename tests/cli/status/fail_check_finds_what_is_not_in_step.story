# One exit status for everything that deployment would do or refuse. Without --check status only reports it.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
create table b (id int);
--- file deployment/00003-d.sql
create table d (id int);
--- run status --check --postgres-dsn {dsn}
--- status 3
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here
the source tree has problems: only the history is shown, not compared with the tree

0 deployments
check: found 1 problem in the source tree
--- stderr
deployment/00003-d.sql: error: ordinal 00002 is missing between "00001-b.sql" and "00003-d.sql" [ordinal-gap]
  hint: If another branch has the missing file, merge that first; if it was deleted, restore it. If a file after the gap has run on any instance, write a file with only a comment in its place, under the name of the missing one if that has run, too. Only if none has, close the gap: postgres-manager renumber --all, or: mv deployment/00003-d.sql deployment/00002-d.sql
1 problem in the source tree; it was not compared with the instance
--- file deployment/00002-c.sql
create table c (id int);
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql
      1  pending  deployment/00001-b.sql
      2  pending  deployment/00002-c.sql
      3  pending  deployment/00003-d.sql

4 deployments: 4 pending
check: found 4 pending
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- file deployment/00004-fails.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00004-fails.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  deployment/00004-fails.sql:1:1
  LINE 1: create table a (id int);
          ^
--- file deployment/00001-b.sql
create table b (id bigint);
--- file deployment/00005-e.sql
create table e (id int);
--- sql
delete from postgres_manager.history where ordinal = 0;
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                        when (UTC)            remark
      0  late     deployment/00000-a.sql                            a higher ordinal is in place already
      1  changed  deployment/00001-b.sql      <when>  edited since it ran
      2  applied  deployment/00002-c.sql      <when>
      3  applied  deployment/00003-d.sql      <when>
      4  failed   deployment/00004-fails.sql  <when>  relation "a" already exists [42P07], line 1
      5  pending  deployment/00005-e.sql

6 deployments: 2 applied, 1 pending, 1 failed, 1 late, 1 changed
check: found 1 pending, 1 failed, 1 late, 1 changed
--- run status --check --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":2,"pending":1,"failed":1,"late":1,"changed":1},"deployments":[{"ordinal":0,"state":"late","path":"deployment/00000-a.sql"},{"ordinal":1,"state":"changed","path":"deployment/00001-b.sql","history":{"id":2,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","state":"applied","checksum":"a042b21188532946bb96a39250206fb27066c3a233c4417a3343faee53fe902a","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":2,"state":"applied","path":"deployment/00002-c.sql","history":{"id":3,"run_id":"<id>","kind":"deployment","ordinal":2,"path":"deployment/00002-c.sql","state":"applied","checksum":"5bcdce4a73eeb94f86956622a227e54528f672cf91b820d08f12e300116385c7","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":3,"state":"applied","path":"deployment/00003-d.sql","history":{"id":4,"run_id":"<id>","kind":"deployment","ordinal":3,"path":"deployment/00003-d.sql","state":"applied","checksum":"8875be33402a84f5e62319695a3d541eed69eb0a4f3487ec97488e9712c85014","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":4,"state":"failed","path":"deployment/00004-fails.sql","history":{"id":5,"run_id":"<id>","kind":"deployment","ordinal":4,"path":"deployment/00004-fails.sql","state":"failed","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"relation \"a\" already exists","severity":"ERROR","sqlstate":"42P07","line":1,"column_number":1}}},{"ordinal":5,"state":"pending","path":"deployment/00005-e.sql"}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":false,"found":{"pending":1,"failed":1,"late":1,"changed":1}}}
--- run status --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                        when (UTC)            remark
      0  late     deployment/00000-a.sql                            a higher ordinal is in place already
      1  changed  deployment/00001-b.sql      <when>  edited since it ran
      2  applied  deployment/00002-c.sql      <when>
      3  applied  deployment/00003-d.sql      <when>
      4  failed   deployment/00004-fails.sql  <when>  relation "a" already exists [42P07], line 1
      5  pending  deployment/00005-e.sql

6 deployments: 2 applied, 1 pending, 1 failed, 1 late, 1 changed
--- remove deployment/00004-fails.sql
--- remove deployment/00005-e.sql
--- remove deployment/00003-d.sql
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
the instance is 1 deployment ahead of this tree

ordinal  state    file                    when (UTC)            remark
      0  late     deployment/00000-a.sql                        a higher ordinal is in place already
      1  changed  deployment/00001-b.sql  <when>  edited since it ran
      2  applied  deployment/00002-c.sql  <when>
      3  ahead    deployment/00003-d.sql  <when>  above the last file on disk

4 deployments: 1 applied, 1 late, 1 changed, 1 ahead
check: found 1 late, 1 changed, 1 ahead
