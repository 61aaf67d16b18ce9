# It belongs to the tree, so it cannot be forgotten. The command line overrides it.
--- file postgres-manager.json
{"history-schema": "Past of this", "environments": {"test": {"history-schema": "past_of_test"}}}
--- file deployment/00000-a.sql
create table if not exists a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
--- run deployment --first-run --environment test --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
deployment/00000-a.sql: notice: relation "a" already exists, skipping
[1/1] deployment/00000-a.sql  <time>
--- run deployment --first-run --environment test --history-schema elsewhere --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
deployment/00000-a.sql: notice: relation "a" already exists, skipping
[1/1] deployment/00000-a.sql  <time>
--- query select nspname from pg_namespace where nspname like 'past%' or nspname like 'Past%' or nspname in ('elsewhere', 'postgres_manager') order by 1
Past of this
elsewhere
past_of_test
--- run status --environment test --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"

ordinal  state    file                    when (UTC)
      0  applied  deployment/00000-a.sql  <when>

1 deployment: 1 applied
