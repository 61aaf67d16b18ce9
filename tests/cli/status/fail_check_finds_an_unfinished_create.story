# No deployment is pending, but deployment would be refused.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table a (id int);
--- directory deployment
--- run create --transaction file --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-tables/tbl_a.sql  <time>
failed     create/1-tables/tbl_b.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
error: relation "a" already exists [42P07]
  create/1-tables/tbl_b.sql:1:1
  LINE 1: create table a (id int);
          ^
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
create was not completed: 1 of its files is in place; finish it: postgres-manager create --postgres-dsn {dsn}

0 deployments
check: found an unfinished create
--- run status --check --postgres-dsn {dsn} --output json
--- status 8
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"create_parts":[{"id":1,"run_id":"<id>","kind":"create-part","path":"create/1-tables/tbl_a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}],"counts":{},"deployments":[],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[],"check":{"passed":false,"found":{},"create_unfinished":true}}
