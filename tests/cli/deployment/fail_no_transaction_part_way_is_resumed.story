# Statements of both kinds in one file, each committed by itself. The next run continues after the last completed one.
--- sql
create table person (email text);
insert into person values ('ann@example.org');
--- file deployment/00000-unique-email.sql
-- postgres-manager: no-transaction
create table log (what text);
create unique index concurrently person_email_key on person (email);
insert into log values ('indexed');
alter table person add constraint person_email_key unique using index person_email_key, add constraint person_email_short check (length(email) < 10);
insert into log values ('constrained');
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --first-run --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00000-unique-email.sql  (has not run here)
run                deployment/00001-b.sql  (has not run here)
dry run: 2 files would run, each in its own transaction, except 1 without one; nothing was changed
--- stderr
<target>
--- run deployment --first-run --verbose --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00000-unique-email.sql  3 of 5 statements are committed; the next run continues after them
not tried  deployment/00001-b.sql
0 applied, 1 failed, 1 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
<target>
[1/2] deployment/00000-unique-email.sql: statement 1 of 5 done
[1/2] deployment/00000-unique-email.sql: statement 2 of 5 done
[1/2] deployment/00000-unique-email.sql: statement 3 of 5 done
error: check constraint "person_email_short" of relation "person" is violated by some row [23514]
  deployment/00000-unique-email.sql:5:1
  LINE 5: alter table person add constraint person_email_key unique using index person_email_key, add constrai...
          ^
--- query select * from log
indexed
--- query select state, statements_done, statements_total, error_sqlstate, error_line from postgres_manager.history order by id
failed|3|5|23514|5
--- run deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
run                deployment/00000-unique-email.sql  (failed on <when> with 23514 after 3 of 5 statements, which were committed)
run                deployment/00001-b.sql  (has not run here)
dry run: 2 files would run, each in its own transaction, except 1 without one; nothing was changed
--- stderr
<target>
--- sql
update person set email = 'ann@x.org';
--- run deployment --verbose --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-unique-email.sql: statement 4 of 5 done
[1/2] deployment/00000-unique-email.sql: statement 5 of 5 done
[1/2] deployment/00000-unique-email.sql  <time>
[2/2] deployment/00001-b.sql: statement 1 of 1 done
[2/2] deployment/00001-b.sql  <time>
--- query select * from log
indexed
constrained
--- query select ordinal, state, statements_done, statements_total from postgres_manager.history order by id
0|failed|3|5
0|applied|5|5
1|applied|1|1
