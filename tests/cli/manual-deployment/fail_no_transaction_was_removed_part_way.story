# As for deployments, except that a file without its committed statements counts as another one.
--- file manual-deployment/1-fill.sql
-- postgres-manager: no-transaction
create table a (n int);
insert into a values (1 / 0);
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/1-fill.sql  1 of 2 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  manual-deployment/1-fill.sql:3:1
  LINE 3: insert into a values (1 / 0);
          ^
--- file manual-deployment/1-fill.sql
create table a (n int);
insert into a values (1 / 0);
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "manual-deployment/1-fill.sql" stopped part-way when it ran without a transaction; in a transaction it would repeat statements that are already committed [lost-no-transaction]
  detail: 1 of its statements is committed.
  hint: Write the line -- postgres-manager: no-transaction at its beginning, and it continues after them; or leave only the remaining statements in the file.
nothing was changed
--- file manual-deployment/1-fill.sql
insert into a values (1);
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
notice: "manual-deployment/1-fill.sql" runs from its first statement: it was edited, although 1 of its 2 statements are committed
[1/1] manual-deployment/1-fill.sql  <time>
