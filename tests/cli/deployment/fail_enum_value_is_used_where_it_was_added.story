# PostgreSQL requires a commit between the two statements.
--- file deployment/00000-mood.sql
create type mood as enum ('sad', 'happy');
create table person (mood mood);
--- file deployment/00001-calm.sql
alter type mood add value 'calm';
insert into person values ('calm');
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
applied    deployment/00000-mood.sql  <time>
failed     deployment/00001-calm.sql  rolled back
1 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
[1/2] deployment/00000-mood.sql  <time>
error: unsafe use of new value "calm" of enum type mood [55P04]
  deployment/00001-calm.sql:2:28
  LINE 2: insert into person values ('calm');
                                     ^
  hint: New enum values must be committed before they can be used.
  hint: A value can be used once the transaction that adds it is committed: move what uses it to the next deployment, or write the line -- postgres-manager: no-transaction at the beginning of the file.
--- file deployment/00001-calm.sql
-- postgres-manager: no-transaction
alter type mood add value 'calm';
insert into person values ('calm');
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-calm.sql  <time>
--- query select * from person
calm
