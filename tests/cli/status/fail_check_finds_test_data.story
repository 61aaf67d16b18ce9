# On an instance with test data, --check also compares them with the tree. On other instances they are not missing.
--- file deployment/00000-a.sql
create table a (id int primary key);
--- file test-data/1-one.sql
insert into a values (1);
--- file test-data/2-two.sql
insert into a values (2);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

1 deployment: 1 applied
check: nothing found
--- run test-data --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: 2 files applied, in <time>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

test data
state    file                 when (UTC)
applied  test-data/1-one.sql  <when>
applied  test-data/2-two.sql  <when>

1 deployment: 1 applied
check: nothing found
--- file test-data/1-one.sql
insert into a values (11);
--- remove test-data/2-two.sql
--- file test-data/3-fails.sql
insert into a values (1);
--- run test-data --quiet --postgres-dsn {dsn}
--- status 4
--- stderr
refused: "test-data/1-one.sql" was edited after it was loaded on <when> [test-data-changed]
  hint: Write what is new into another file of test-data/, or start over: postgres-manager reset --postgres-dsn {dsn} --with-test-data
nothing was changed
--- file test-data/1-one.sql
insert into a values (1);
--- run test-data --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     test-data/3-fails.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: duplicate key value violates unique constraint "a_pkey" [23505]
  test-data/3-fails.sql:1:1
  LINE 1: insert into a values (1);
          ^
  detail: Key (id)=(1) already exists.
--- file test-data/1-one.sql
insert into a values (11);
--- file test-data/4-pending.sql
insert into a values (4);
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

test data
state    file                     when (UTC)            remark
changed  test-data/1-one.sql      <when>  edited since it was loaded
failed   test-data/3-fails.sql    <when>  duplicate key value violates unique constraint "a_pkey" [23505], line 1
pending  test-data/4-pending.sql
missing  test-data/2-two.sql      <when>  not on disk

1 deployment: 1 applied
check: found 1 file of test data pending, 1 file of test data failed, 1 file of test data changed, 1 file of test data missing
--- run status --check --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"counts":{"applied":1},"deployments":[{"ordinal":0,"state":"applied","path":"deployment/00000-a.sql","history":{"id":1,"run_id":"<id>","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","state":"applied","checksum":"765ca3ba61f4b11d0226c4a4d57633550aed51e4a2a6d3f4c7c1f2880c0f1d02","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"repeatable":[],"test_data":[{"state":"changed","path":"test-data/1-one.sql","history":{"id":2,"run_id":"<id>","kind":"test-data","path":"test-data/1-one.sql","state":"applied","checksum":"ca6cfa3b66da924ef7a231336a85835e5ae2a82dd88dd79b3e14864fc8282ce1","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}},{"state":"failed","path":"test-data/3-fails.sql","history":{"id":4,"run_id":"<id>","kind":"test-data","path":"test-data/3-fails.sql","state":"failed","checksum":"ca6cfa3b66da924ef7a231336a85835e5ae2a82dd88dd79b3e14864fc8282ce1","statements_done":0,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}","error":{"message":"duplicate key value violates unique constraint \"a_pkey\"","severity":"ERROR","sqlstate":"23505","detail":"Key (id)=(1) already exists.","line":1,"column_number":1}}},{"state":"pending","path":"test-data/4-pending.sql"},{"state":"missing","path":"test-data/2-two.sql","history":{"id":3,"run_id":"<id>","kind":"test-data","path":"test-data/2-two.sql","state":"applied","checksum":"712c1b065bc2e872a6a9964c0f659cb56b1310ad57d627f1631e9126edbddcef","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}}],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":false,"found":{},"test_data":{"pending":1,"failed":1,"changed":1,"missing":1}}}
