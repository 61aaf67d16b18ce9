# A create that commits each file stopped part-way: deployment is refused until it is completed, so status reports it.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int default 1/0);
insert into b default values;
--- file deployment/00000-c.sql
create table c (id int);
--- run create --transaction file --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-tables/tbl_a.sql  <time>
failed     create/1-tables/tbl_b.sql  rolled back
not tried  deployment/00000-c.sql
1 applied, 1 failed, 1 not tried; correct the file and run the same command again
--- stderr
error: division by zero [22012]
  create/1-tables/tbl_b.sql:2:1
  LINE 2: insert into b default values;
          ^
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
create was not completed: 1 of its files is in place; finish it: postgres-manager create --postgres-dsn {dsn}

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-c.sql

1 deployment: 1 pending
--- run status --output json --postgres-dsn {dsn}
--- status 0
--- stdout
{"database":"{database}","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}","compared":true,"has_history":true,"protected":false,"create_parts":[{"id":1,"run_id":"<id>","kind":"create-part","path":"create/1-tables/tbl_a.sql","state":"applied","checksum":"519a1e8e560bfe843fff05a0e39aa2ec638878f09a8897cd41d6801a7f543995","statements_done":1,"statements_total":1,"finished_at":"<when>","seconds":<time>,"database_user":"{user}"}],"counts":{"pending":1},"deployments":[{"ordinal":0,"state":"pending","path":"deployment/00000-c.sql"}],"repeatable":[],"test_data":[],"manual_deployments":[],"pending_manual_deployments":[],"invalid_indexes":[]}
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: create was not completed in this database [create-unfinished]
  detail: It commits each file with --transaction file, and continues where it stopped.
  hint: Finish it: postgres-manager create --postgres-dsn {dsn}
nothing was changed
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- run create --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, 1 file skipped, because the same content has run, in <time>
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

ordinal  state      file                    when (UTC)
      0  contained  deployment/00000-c.sql  <when>

1 deployment: 1 contained
