# Committed statements of a manual deployment are still reported when its file is removed, and are not repeated when its
# content moves to deployment/.
--- file deployment/00000-a.sql
create table a (n int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file manual-deployment/3-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2 / (select count(*) from a where n = 5));
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/3-fill.sql  1 of 2 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  manual-deployment/3-fill.sql:3:1
  LINE 3: insert into a values (2 / (select count(*) from a where n = 5));
          ^
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

manual deployments
ordinal  state   file                          when (UTC)            remark
      3  failed  manual-deployment/3-fill.sql  <when>  1 of 2 statements are committed; division by zero [22012], line 3

1 deployment: 1 applied
check: found 1 failed
--- remove manual-deployment/3-fill.sql
--- file manual-deployment/4-other.sql
insert into a values (7);
--- run status --check --postgres-dsn {dsn}
--- status 8
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

manual deployments
ordinal  state           file                           when (UTC)            remark
      3  partly-applied  manual-deployment/3-fill.sql   <when>  not on disk; 1 of 2 statements are committed; division by zero [22012], line 3
      4  pending         manual-deployment/4-other.sql

1 deployment: 1 applied
check: found 1 partly-applied
--- run drift --postgres-dsn {dsn}
--- status 8
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (4 objects), in <time>
found: "manual-deployment/3-fill.sql" is partly applied: 1 of its 2 statements are committed
  hint: See how far they are: postgres-manager status --postgres-dsn {dsn}.
--- stderr
<target>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "manual-deployment/3-fill.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next manual deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --manual-deployment --forget 3.
nothing was changed
--- run validate --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "manual-deployment/3-fill.sql" is partly applied, 1 of its 2 statements are committed, and it is not on disk [deployment-unfinished]
  detail: It failed on <when>: division by zero [22012].
  hint: Restore the file, and the next manual deployment continues after what is committed (its text is in the history: SELECT sql_text FROM postgres_manager.history WHERE id = 3); or revert by hand what is committed, then run postgres-manager repair --postgres-dsn {dsn} --manual-deployment --forget 3.
nothing was changed
--- run repair --manual-deployment --mark-applied 3 --postgres-dsn {dsn}
--- status 2
--- stderr
error: option --manual-deployment requires --forget
  hint: Name manual deployments that are partly applied and were reverted by hand: postgres-manager repair --postgres-dsn {dsn} --manual-deployment --forget 3.
--- run repair --manual-deployment --forget 4 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: no manual deployment 4 is partly applied [repair-not-needed]
  hint: See which manual deployments ran: postgres-manager status --postgres-dsn {dsn}.
nothing was changed
--- file deployment/00001-fill.sql
-- postgres-manager: no-transaction
insert into a values (1);
insert into a values (2 / (select count(*) from a where n = 5));
--- sql
insert into a values (5);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-fill.sql  <time>
--- query select n, count(*) from a group by n order by n
1|1
2|1
5|1
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/4-other.sql  <time>
--- file manual-deployment/5-again.sql
-- postgres-manager: no-transaction
insert into a values (8);
insert into a values (1 / 0);
--- run deployment --manual-deployment --quiet --postgres-dsn {dsn}
--- status 6
--- stdout
failed     manual-deployment/5-again.sql  1 of 2 statements are committed; the next run continues after them
0 applied, 1 failed, 0 not tried; correct the cause, or the remaining statements of the file, and run the same command again
--- stderr
error: division by zero [22012]
  manual-deployment/5-again.sql:3:1
  LINE 3: insert into a values (1 / 0);
          ^
--- remove manual-deployment/5-again.sql
--- sql
delete from a where n = 8;
--- run repair --manual-deployment --forget 5 --reason "reverted by hand" --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- stderr
<target>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                       when (UTC)
      0  applied  deployment/00000-a.sql     <when>
      1  applied  deployment/00001-fill.sql  <when>

manual deployments
ordinal  state      file                           when (UTC)            remark
      3  failed     manual-deployment/3-fill.sql   <when>  1 of 2 statements are committed; division by zero [22012], line 3
      4  applied    manual-deployment/4-other.sql  <when>
      5  failed     manual-deployment/5-again.sql  <when>  1 of 2 statements are committed; division by zero [22012], line 3
      5  forgotten  manual-deployment/5-again.sql  <when>  reason: reverted by hand

2 deployments: 2 applied
check: nothing found
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: nothing to do, the file has run already
--- stderr
<target>
--- file manual-deployment/5-again.sql
-- postgres-manager: no-transaction
insert into a values (8);
insert into a values (1 / 0);
--- run deployment --manual-deployment --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
skip               manual-deployment/4-other.sql  (the same content ran as "manual-deployment/4-other.sql" on <when>)
run                manual-deployment/5-again.sql  (was forgotten on <when>)
dry run: 1 file would run, without a transaction; nothing was changed
--- stderr
<target>
