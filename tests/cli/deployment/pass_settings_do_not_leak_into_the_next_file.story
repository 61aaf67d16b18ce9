# search_path, role, temporary tables, prepared statements and cursors of a file end with it.
--- sql
create role {database}_clerk;
grant create on schema public to {database}_clerk;
--- file deployment/00000-settings.sql
set search_path = '';
set role {database}_clerk;
set lock_timeout = '1ms';
create temp table scratch (id int);
prepare plan as select 1;
declare c cursor with hold for select 1;
create table public.clerks (id int);
--- file deployment/00001-look.sql
create table seen as select current_setting('search_path') as path, current_user = session_user as own_role,
  current_setting('lock_timeout') as lock_timeout, to_regclass('pg_temp.scratch') as scratch,
  (select count(*) from pg_prepared_statements where from_sql) as plans, (select count(*) from pg_cursors where is_holdable) as cursors;
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] deployment/00000-settings.sql  <time>
[2/2] deployment/00001-look.sql  <time>
--- query select * from seen
"$user", public|t|300ms||0|0
--- query select pg_get_userbyid(relowner) from pg_class where relname = 'clerks'
{database}_clerk
--- query select ordinal, state from postgres_manager.history order by id
0|applied
1|applied
