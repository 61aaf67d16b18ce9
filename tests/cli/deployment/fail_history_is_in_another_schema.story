# Without --history-schema everything would run a second time. A second history must be requested; runs on two histories
# do not wait for each other.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --history-schema releases --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  detail: With a second history everything would run again.
  hint: Name the existing history: postgres-manager deployment --postgres-dsn {dsn} --history-schema releases; or begin a second one: postgres-manager deployment --postgres-dsn {dsn} --first-run
nothing was changed
--- run baseline --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  detail: With a second history everything would run again.
  hint: Name the existing history: the same command with --history-schema releases; or begin a second one: the same command with --first-run
nothing was changed
--- run repair --mark-applied 0 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  detail: With a second history everything would run again.
  hint: Name the existing history: the same command with --history-schema releases; or begin a second one: the same command with --first-run
nothing was changed
--- run undo --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  hint: Name the existing history: postgres-manager undo --postgres-dsn {dsn} --history-schema releases
nothing was changed
--- query select count(*) from pg_namespace where nspname = 'postgres_manager'
0
--- file other/deployment/00000-wait.sql
create table other ();
do $$ begin while not exists (select from pg_namespace where nspname = 'go') loop perform pg_sleep(0.02); end loop; end $$;
--- start deployment --first-run --quiet --root other --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database() and wait_event = 'PgSleep'
1
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --history-schema releases --lock-wait 0s --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-b.sql  <time>
--- run deployment --root other --lock-wait 0s --postgres-dsn {dsn}
--- status 7
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/other"
error: another run holds the lock of this database; waited <time> for it
  detail: It is held by process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>.
  hint: Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(<pid>)
--- sql
create schema go;
--- end
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- query select h.path, r.path from postgres_manager.history as h, releases.history as r order by r.id
deployment/00000-wait.sql|deployment/00000-a.sql
deployment/00000-wait.sql|deployment/00001-b.sql
