# Which rows of an edited file still exist is unknown, so it is not loaded a second time.
--- file deployment/00000-a.sql
-- the instance has a history
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file test-data/1-a.sql
create table a (id int);
--- run test-data --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: 1 file applied, in <time>
--- file test-data/1-a.sql
-- a remark
create table a (id int);
--- run test-data --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
test-data: nothing to do, the file is loaded already
--- file test-data/1-a.sql
create table a (id bigint);
--- file test-data/2-b.sql
insert into a values (2);
--- run test-data --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "test-data/1-a.sql" was edited after it was loaded on <when> [test-data-changed]
  hint: Write what is new into another file of test-data/, or start over: postgres-manager reset --postgres-dsn {dsn} --with-test-data
nothing was changed
--- run test-data --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"test-data","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"test-data-changed","path":"test-data/1-a.sql","message":"\"test-data/1-a.sql\" was edited after it was loaded on <when>","hint":"Write what is new into another file of test-data/, or start over: postgres-manager reset --postgres-dsn {dsn} --with-test-data"}]}
