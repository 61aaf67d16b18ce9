# Test data are loaded once, recorded, and shown by status; with --with-test-data in create's transaction.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
-- contained
--- file test-data/2-more.sql
copy a from stdin;
3
4
\.
--- file test-data/10-most.sql
insert into a values (:answer);
--- run create --with-test-data --postgres-dsn {dsn} --set answer=42
--- status 0
--- stdout
create: 3 files applied, 1 deployment marked as contained, in <time>
--- stderr
<target>
[1/3] create/1-tables/tbl_a.sql  <time>
[2/3] test-data/2-more.sql  <time>
[3/3] test-data/10-most.sql  <time>
--- query select string_agg(id::text, ' ' order by id) from a
3 4 42
--- query select kind, ordinal is null, path, state from postgres_manager.history order by id
create|t|create/1-tables/tbl_a.sql|applied
deployment|f|deployment/00000-a.sql|contained
test-data|t|test-data/2-more.sql|applied
test-data|t|test-data/10-most.sql|applied
--- run test-data --postgres-dsn {dsn} --set answer=42
--- status 0
--- stdout
test-data: nothing to do, all 2 files are loaded already
--- stderr
<target>
--- file test-data/11-last.sql
insert into a values (5);
--- run test-data --dry-run --postgres-dsn {dsn} --set answer=42
--- status 0
--- stdout
run                test-data/11-last.sql  (has not been loaded here)
dry run: 1 file would run, in a transaction; nothing was changed
--- stderr
<target>
--- run test-data --postgres-dsn {dsn} --set answer=42 --output json
--- status 0
--- stdout
<target>
{"event":"planned","function":"test-data","in_place":2,"notices":[],"steps":[{"action":"run","kind":"test-data","path":"test-data/11-last.sql","statements":1,"reason":"has not been loaded here"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"test-data","path":"test-data/11-last.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"test-data","path":"test-data/11-last.sql"}
{"event":"finished","function":"test-data","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"test-data","path":"test-data/11-last.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run status --check --postgres-dsn {dsn} --set answer=42
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

ordinal  state      file                    when (UTC)
      0  contained  deployment/00000-a.sql  <when>

test data
state    file                   when (UTC)
applied  test-data/2-more.sql   <when>
applied  test-data/10-most.sql  <when>
applied  test-data/11-last.sql  <when>

1 deployment: 1 contained
check: nothing found
--- run validate --set answer=42
--- status 0
--- stdout
validate: 1 file in create/, 1 deployment, no manual-deployment/, 3 files of test data, no findings
--- run reset --with-test-data --yes --quiet --postgres-dsn {dsn} --set answer=42
--- status 0
--- stdout
reset: 6 objects dropped
create: 4 files applied, 1 deployment marked as contained, in <time>
--- query select string_agg(id::text, ' ' order by id) from a
3 4 5 42
