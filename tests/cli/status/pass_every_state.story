# The table: applied, contained, pending, failed, changed, missing, reformatted, and manual runs.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- file deployment/00001-b.sql
create table b (id int);
--- file deployment/00002-c.sql
create table c (id int);
--- file deployment/00003-d.sql
create table d (id int);
--- file deployment/00004-fails.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00001-b.sql  <time>
applied    deployment/00002-c.sql  <time>
applied    deployment/00003-d.sql  <time>
failed     deployment/00004-fails.sql  rolled back
3 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  deployment/00004-fails.sql:1:1
  LINE 1: create table a (id int);
          ^
--- file manual-deployment/00000-fix.sql
create table fix (id int);
--- run deployment --manual-deployment --reason INC-42 --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- file manual-deployment/00001-more.sql
create table more (id int);
--- file deployment/00001-b.sql
create table b (id bigint);
--- file deployment/00002-c.sql
create table c (id int); -- the third table
--- file deployment/00005-e.sql
create table e (id int);
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

ordinal  state        file                        when (UTC)            remark
      0  contained    deployment/00000-a.sql      <when>
      1  changed      deployment/00001-b.sql      <when>  edited since it ran
      2  reformatted  deployment/00002-c.sql      <when>  comments or white space were edited since it ran
      3  applied      deployment/00003-d.sql      <when>
      4  failed       deployment/00004-fails.sql  <when>  relation "a" already exists [42P07], line 1
      5  pending      deployment/00005-e.sql

manual deployments
ordinal  state    file                              when (UTC)            remark
      0  applied  manual-deployment/00000-fix.sql   <when>  reason: INC-42
      1  pending  manual-deployment/00001-more.sql

6 deployments: 1 applied, 1 contained, 1 reformatted, 1 pending, 1 failed, 1 changed
--- run status --postgres-dsn {dsn} --output json
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"created":{"id":1,"run_id":"<id>","kind":"create","path":"create/1-tables/tbl_a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"},"protected":false,"counts":{"applied":1,"contained":1,"reformatted":1,"pending":1,"failed":1,"changed":1},"deployments":[{"ordinal":0,"state":"contained","path":"deployment/00000-a.sql","history":{"id":2,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"contained","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"changed","path":"deployment/00001-b.sql","history":{"id":3,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-b.sql","state":"applied","checksum":"a042b21188532946bb96a39250206fb27066c3a233c4417a3343faee53fe902a","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":2,"state":"reformatted","path":"deployment/00002-c.sql","history":{"id":4,"run_id":"<id>","kind":"deployment","ordinal":2,"path":"deployment/00002-c.sql","state":"applied","checksum":"5bcdce4a73eeb94f86956622a227e54528f672cf91b820d08f12e300116385c7","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":3,"state":"applied","path":"deployment/00003-d.sql","history":{"id":5,"run_id":"<id>","kind":"deployment","ordinal":3,"path":"deployment/00003-d.sql","state":"applied","checksum":"8875be33402a84f5e62319695a3d541eed69eb0a4f3487ec97488e9712c85014","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":4,"state":"failed","path":"deployment/00004-fails.sql","history":{"id":6,"run_id":"<id>","kind":"deployment","ordinal":4,"path":"deployment/00004-fails.sql","state":"failed","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"relation \"a\" already exists","severity":"ERROR","sqlstate":"42P07","line":1,"column_number":1}}},{"ordinal":5,"state":"pending","path":"deployment/00005-e.sql"}],"repeatable":[],"test_data":[],"manual_deployments":[{"id":7,"run_id":"<id>","kind":"manual-deployment","ordinal":0,"path":"manual-deployment/00000-fix.sql","state":"applied","checksum":"e0a458e5ff41c3e972412214369e986333f65abc3714cafdea165a1964f3bffe","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","reason":"INC-42"}],"pending_manual_deployments":[{"ordinal":1,"state":"pending","path":"manual-deployment/00001-more.sql"}],"invalid_indexes":[]}
--- remove deployment/00003-d.sql
--- remove deployment/00004-fails.sql
--- remove deployment/00005-e.sql
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}
the instance is 1 deployment ahead of this tree

ordinal  state        file                    when (UTC)            remark
      0  contained    deployment/00000-a.sql  <when>
      1  changed      deployment/00001-b.sql  <when>  edited since it ran
      2  reformatted  deployment/00002-c.sql  <when>  comments or white space were edited since it ran
      3  ahead        deployment/00003-d.sql  <when>  above the last file on disk

manual deployments
ordinal  state    file                              when (UTC)            remark
      0  applied  manual-deployment/00000-fix.sql   <when>  reason: INC-42
      1  pending  manual-deployment/00001-more.sql

4 deployments: 1 contained, 1 reformatted, 1 changed, 1 ahead
