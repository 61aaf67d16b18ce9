# In a transaction the file would repeat statements that are already committed.
--- file deployment/00000-a.sql
create table a (n int);
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (1 / 0);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
failed     deployment/00001-fill.sql  1 of 2 statements are committed; the next run continues after them
1 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  deployment/00001-fill.sql:3:1
  LINE 3: insert into a values (1 / 0);
          ^
--- file deployment/00001-fill.sql
insert into a values (1);
insert into a values (2);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-fill.sql" stopped part-way when it ran without a transaction; in a transaction it would repeat statements that are already committed [lost-no-transaction]
  detail: 1 of its statements is committed.
  hint: Write the line -- postgres-manager: no-transaction at its beginning, and it continues after them; or revert them by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- run deployment --output json --dry-run --postgres-dsn {dsn}
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"lost-no-transaction","ordinal":1,"path":"deployment/00001-fill.sql","message":"\"deployment/00001-fill.sql\" stopped part-way when it ran without a transaction; in a transaction it would repeat statements that are already committed","detail":"1 of its statements is committed.","hint":"Write the line -- postgres-manager: no-transaction at its beginning, and it continues after them; or revert them by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1."}]}
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-fill.sql" stopped part-way when it ran without a transaction; in a transaction it would repeat statements that are already committed [lost-no-transaction]
  detail: 1 of its statements is committed.
  hint: Write the line -- postgres-manager: no-transaction at its beginning, and it continues after them; or revert them by hand, then run postgres-manager repair --postgres-dsn {dsn} --forget 1.
nothing was changed
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select n from a order by n
1
2
