# reset also waits for other runs, on every history of the database.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-slow.sql
select pg_sleep(5);
--- start deployment --quiet --postgres-dsn {dsn}
--- until select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'
1
--- run reset --yes --lock-wait 100ms --quiet --postgres-dsn {dsn}
--- status 7
--- stderr
error: another run holds the lock of this database; waited <time> for it
  detail: It is held by process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>.
  hint: Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(<pid>)
--- run reset --yes --lock-wait 100ms --quiet --history-schema other --postgres-dsn {dsn}
--- status 7
--- stderr
error: another run holds the lock of this database; waited <time> for it
  detail: It is held by process <pid> (postgres-manager deployment), user "{user}", client <client>, connected since <when>.
  hint: Wait longer with --lock-wait, or end that run: SELECT pg_terminate_backend(<pid>)
--- run reset --yes --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 5 objects dropped
create: 1 file applied, 1 deployment marked as contained, in <time>
--- end
--- status 0
--- stdout
deployment: 1 file applied, in <time>
