# An untrusted history is reported, too: with a second history everything would run again. It is not read, so whether it
# protects the instance is unknown.
--- sql
create role {database}_deployer login password '{password}';
grant create on database "{database}" to {database}_deployer;
grant create on schema public to {database}_deployer;
--- file deployment/00000-a.sql
create table public.a (id int);
insert into a values (1);
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
create table public.a (id int);
--- file undo/00000-a.sql
drop table a;
--- file postgres-manager.json
{"environments": {"production": {"protected": true}}}
--- run deployment --environment production --quiet --history-schema releases --postgres-dsn "{dsn} user={database}_deployer"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
this instance is protected from now on, because environment "production" is
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
no history in the named schema, but one in schema "releases": postgres-manager status --postgres-dsn {dsn} --history-schema releases

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: database "{database}" has no history in schema "postgres_manager", but one in schema "releases" [history-elsewhere]
  detail: With a second history everything would run again. The schema "releases" is owned by role "{database}_deployer", which is not trusted.
  hint: Name the existing history: postgres-manager deployment --postgres-dsn {dsn} --history-schema releases; or begin a second one: postgres-manager deployment --postgres-dsn {dsn} --first-run
nothing was changed
--- run deployment --postgres-dsn {dsn} --output json
--- status 4
--- stdout
<target>
{"event":"finished","function":"deployment","result":"refused","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[{"rule":"history-elsewhere","message":"database \"{database}\" has no history in schema \"postgres_manager\", but one in schema \"releases\"","detail":"With a second history everything would run again. The schema \"releases\" is owned by role \"{database}_deployer\", which is not trusted.","hint":"Name the existing history: postgres-manager deployment --postgres-dsn {dsn} --history-schema releases; or begin a second one: postgres-manager deployment --postgres-dsn {dsn} --first-run"}]}
--- run reset --yes --postgres-dsn {dsn} --history-schema other
--- status 4
--- stderr
<target>
error: the history in schema "releases" is not trusted [history-not-trusted]
  detail: The schema "releases" is owned by role "{database}_deployer", which is not trusted.
    The view "deployment_state" is owned by role "{database}_deployer", which is not trusted.
    The table "format" is owned by role "{database}_deployer", which is not trusted.
    The table "history" is owned by role "{database}_deployer", which is not trusted.
    The table "schema_snapshot" is owned by role "{database}_deployer", which is not trusted.
  hint: Run as role "{database}_deployer", which owns it. Or check who created it, and check its rows. If you trust them with the rights of this run, run as a superuser: GRANT "{database}_deployer" TO "postgres". Only if no deployment of this tree has run in this database, begin another history: postgres-manager deployment --postgres-dsn {dsn} --history-schema NAME --first-run
--- run deployment --postgres-dsn {dsn} --history-schema releases
--- status 4
--- stderr
<target>
error: the history in schema "releases" is not trusted [history-not-trusted]
  detail: The schema "releases" is owned by role "{database}_deployer", which is not trusted.
    The view "deployment_state" is owned by role "{database}_deployer", which is not trusted.
    The table "format" is owned by role "{database}_deployer", which is not trusted.
    The table "history" is owned by role "{database}_deployer", which is not trusted.
    The table "schema_snapshot" is owned by role "{database}_deployer", which is not trusted.
  hint: Run as role "{database}_deployer", which owns it. Or check who created it, and check its rows. If you trust them with the rights of this run, run as a superuser: GRANT "{database}_deployer" TO "postgres". Only if no deployment of this tree has run in this database, begin another history: postgres-manager deployment --postgres-dsn {dsn} --history-schema NAME --first-run
--- query select count(*) from a
1
--- query select kind, state from releases.history order by id
protection|marked
deployment|applied
--- sql
drop owned by {database}_deployer;
drop role {database}_deployer;
