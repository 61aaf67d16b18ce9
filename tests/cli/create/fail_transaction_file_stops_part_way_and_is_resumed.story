# For schemas that cannot be created in one transaction. Committed files are recorded, and the same command continues
# after them, also without the option. The deployments count as contained only after the last file has run.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql", "3": "tbl_c.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
insert into b values ('two');
--- file create/1-tables/tbl_c.sql
create table c (id int);
--- file deployment/00000-c.sql
create table c (id int);
--- run create --transaction file --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                create/1-tables/tbl_a.sql  (part of the schema)
run                create/1-tables/tbl_b.sql  (part of the schema)
run                create/1-tables/tbl_c.sql  (part of the schema)
mark as contained  deployment/00000-c.sql  (create/ contains it)
dry run: 3 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run create --transaction file --postgres-dsn {dsn}
--- status 6
--- stdout
applied    create/1-tables/tbl_a.sql  <time>
failed     create/1-tables/tbl_b.sql  rolled back
not tried  create/1-tables/tbl_c.sql
not tried  deployment/00000-c.sql
1 applied, 1 failed, 2 not tried; correct the file and run the same command again
--- stderr
<target>
[1/3] create/1-tables/tbl_a.sql  <time>
error: invalid input syntax for type integer: "two" [22P02]
  create/1-tables/tbl_b.sql:2:23
  LINE 2: insert into b values ('two');
                                ^
--- query select kind, path, state from postgres_manager.history order by id
create-part|create/1-tables/tbl_a.sql|applied
create-part|create/1-tables/tbl_b.sql|failed
--- query select relname from pg_class where relnamespace = 'public'::regnamespace order by 1
a
--- file create/1-tables/tbl_b.sql
create table b (id int);
insert into b values (2);
--- run create --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
skip               create/1-tables/tbl_a.sql  (ran on <when>)
run                create/1-tables/tbl_b.sql  (part of the schema)
run                create/1-tables/tbl_c.sql  (part of the schema)
mark as contained  deployment/00000-c.sql  (create/ contains it)
dry run: 2 files would run, each in its own transaction; nothing was changed
--- stderr
<target>
--- run create --postgres-dsn {dsn}
--- status 0
--- stdout
create: 2 files applied, 1 deployment marked as contained, 1 file skipped, because the same content has run, in <time>
--- stderr
<target>
[1/2] create/1-tables/tbl_b.sql  <time>
[2/2] create/1-tables/tbl_c.sql  <time>
--- query select kind, path, state from postgres_manager.history order by id
create-part|create/1-tables/tbl_a.sql|applied
create-part|create/1-tables/tbl_b.sql|failed
create-part|create/1-tables/tbl_b.sql|applied
create|create/1-tables/tbl_c.sql|applied
deployment|deployment/00000-c.sql|contained
--- run create --transaction file --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: this database was created on <when> [already-created]
  hint: Bring it up to date: postgres-manager deployment --postgres-dsn {dsn}
nothing was changed
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
