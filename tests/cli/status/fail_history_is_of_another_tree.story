# Every function reports that the history belongs to another tree; none advises to update that instance.
--- file create/1-tables/order.json
{"1": "tbl_x.sql"}
--- file create/1-tables/tbl_x.sql
create table x (id int);
--- file deployment/00000-x.sql
create table x (id int);
--- file deployment/00001-y.sql
select 1;
--- file deployment/00002-z.sql
select 2;
--- file other/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file other/create/1-tables/tbl_a.sql
create table a (id int);
--- file other/deployment/00000-a.sql
create table a (id int);
--- file other/deployment/00001-b.sql
select 3;
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 3 deployments marked as contained, in <time>
--- run status --root other --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
created <when> by {user}
this history belongs to another tree: None of its 3 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-x.sql" in the history and "deployment/00000-a.sql" on disk.

ordinal  state    file                    when (UTC)            remark
      0  changed  deployment/00000-a.sql  <when>  its ordinal is taken by "deployment/00000-x.sql"
      1  changed  deployment/00001-b.sql  <when>  its ordinal is taken by "deployment/00001-y.sql"
      2  ahead    deployment/00002-z.sql  <when>  above the last file on disk

3 deployments: 2 changed, 1 ahead
check: found the history of another tree, 2 changed, 1 ahead
--- run status --root other --check --output json --postgres-dsn {dsn}
--- status 8
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}/other","compared":true,"has_history":true,"created":{"id":1,"run_id":"<id>","kind":"create","path":"create/1-tables/tbl_x.sql","state":"applied","checksum":"dc19fb6c5e3a9c435f7d5a8e6b2a83b8fe027029a726466a9eae14a821446949","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"},"protected":false,"another_tree":"None of its 3 deployments is on disk, neither by name nor by content: 0 is \"deployment/00000-x.sql\" in the history and \"deployment/00000-a.sql\" on disk.","counts":{"changed":2,"ahead":1},"deployments":[{"ordinal":0,"state":"changed","path":"deployment/00000-a.sql","history":{"id":2,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-x.sql","state":"contained","checksum":"dc19fb6c5e3a9c435f7d5a8e6b2a83b8fe027029a726466a9eae14a821446949","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":1,"state":"changed","path":"deployment/00001-b.sql","history":{"id":3,"run_id":"<id>","kind":"deployment","ordinal":1,"path":"deployment/00001-y.sql","state":"contained","checksum":"4a45092ccf992ea92250053a80b931b787924ba61648f420555511b84f10ab6c","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"ordinal":2,"state":"ahead","path":"deployment/00002-z.sql","history":{"id":4,"run_id":"<id>","kind":"deployment","ordinal":2,"path":"deployment/00002-z.sql","state":"contained","checksum":"ac4396cdee0295db27f816dc31134189999d0071663e618f4957bc23edb584d7","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":false,"found":{"changed":2,"ahead":1},"another_tree":true}}
--- run baseline --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 3 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-x.sql" in the history and "deployment/00000-a.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run create --root other --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 3 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-x.sql" in the history and "deployment/00000-a.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run create --root other --if-needed --postgres-dsn {dsn}
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
refused: this history belongs to another tree [history-of-another-tree]
  detail: None of its 3 deployments is on disk, neither by name nor by content: 0 is "deployment/00000-x.sql" in the history and "deployment/00000-a.sql" on disk.
  hint: Name the database of this tree with --dbname or --postgres-dsn, or the tree of this database with --root.
nothing was changed
paths and commands are relative to "other"
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
