# A role that may create objects in the database has created the history before the first run. Nothing of it is read,
# because a superuser would execute the role's code.
--- sql
create role {database}_admin superuser login password '{password}';
create role {database}_mallory;
grant create on database "{database}" to {database}_mallory;
--- file deployment/00000-a.sql
create table public.a (id int);
--- run deployment --postgres-dsn "{dsn} user={database}_admin"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_admin", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] deployment/00000-a.sql  <time>
--- sql
alter schema postgres_manager owner to {database}_mallory;
alter table postgres_manager.format owner to {database}_mallory;
alter table postgres_manager.history owner to {database}_mallory;
alter view postgres_manager.deployment_state owner to {database}_mallory;
set role {database}_mallory;
create function postgres_manager.rise() returns trigger language plpgsql as $$
begin
    alter role {database}_mallory superuser;
    return new;
end $$;
create trigger rise before insert on postgres_manager.history for each row execute function postgres_manager.rise();
--- file deployment/00001-b.sql
create table public.b (id int);
--- run deployment --postgres-dsn "{dsn} user={database}_admin"
--- status 4
--- stderr
database "{database}", user "{database}_admin", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: the history in schema "postgres_manager" is not trusted [history-not-trusted]
  detail: The schema "postgres_manager" is owned by role "{database}_mallory", which is not trusted.
    The view "deployment_state" is owned by role "{database}_mallory", which is not trusted.
    The table "format" is owned by role "{database}_mallory", which is not trusted.
    The table "history" is owned by role "{database}_mallory", which is not trusted.
    The table "history", owned by role "{database}_mallory", has trigger "rise".
  hint: Run as role "{database}_mallory", which owns it. Or check who created it, and check its rows. If you trust them with the rights of this run, run as a superuser: GRANT "{database}_mallory" TO "{database}_admin"; DROP TRIGGER "rise" ON "postgres_manager".history. Only if no deployment of this tree has run in this database, begin another history: postgres-manager deployment --postgres-dsn '{dsn} user={database}_admin' --history-schema NAME --first-run
--- run status --postgres-dsn "{dsn} user={database}_admin" --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"the history in schema \"postgres_manager\" is not trusted","rule":"history-not-trusted","detail":"The schema \"postgres_manager\" is owned by role \"{database}_mallory\", which is not trusted.\nThe view \"deployment_state\" is owned by role \"{database}_mallory\", which is not trusted.\nThe table \"format\" is owned by role \"{database}_mallory\", which is not trusted.\nThe table \"history\" is owned by role \"{database}_mallory\", which is not trusted.\nThe table \"history\", owned by role \"{database}_mallory\", has trigger \"rise\".","hint":"Run as role \"{database}_mallory\", which owns it. Or check who created it, and check its rows. If you trust them with the rights of this run, run as a superuser: GRANT \"{database}_mallory\" TO \"{database}_admin\"; DROP TRIGGER \"rise\" ON \"postgres_manager\".history. Only if no deployment of this tree has run in this database, begin another history: postgres-manager deployment --postgres-dsn '{dsn} user={database}_admin' --history-schema NAME --first-run"}}
--- stderr
database "{database}", user "{database}_admin", {host}:{port}, PostgreSQL <server>, tree "{root}"
--- query select to_regclass('public.b'), rolsuper from pg_roles where rolname = '{database}_mallory'
|f
--- sql
alter schema postgres_manager owner to {database}_admin;
alter table postgres_manager.history owner to {database}_admin;
drop trigger rise on postgres_manager.history;
alter view postgres_manager.deployment_state owner to {database}_admin;
alter table postgres_manager.format owner to {database}_admin;
--- run deployment --postgres-dsn "{dsn} user={database}_admin"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{database}_admin", {host}:{port}, PostgreSQL <server>, tree "{root}"
[1/1] deployment/00001-b.sql  <time>
