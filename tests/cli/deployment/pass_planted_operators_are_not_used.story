# A role that may create objects in schema public, which comes before the server's own schema in search_path, plants
# operators for pairs of types, whether the server has one for them or not. The program uses none of them.
--- sql
create role {database}_mallory;
grant create on schema public to {database}_mallory;
set session authorization {database}_mallory;
create function pg_temp.plant(name text, l regtype, r regtype, result regtype) returns void language plpgsql as $$
declare
    function text := format('public.%I', format('planted %s %s %s', name, l::oid, r::oid));
begin
    execute format(
        'create function %s(%s, %s) returns %s language plpgsql as $f$ begin raise exception using message = $m$planted operator %s (%s, %s) was used$m$; end $f$',
        function, l, r, result, name, l, r);
    execute format('create operator public.%s (function = %s, leftarg = %s, rightarg = %s)', name, function, l, r);
exception when duplicate_function or feature_not_supported or invalid_function_definition then
    null;
end $$;
select pg_temp.plant(name, l, r, 'boolean')
from unnest(array['=', '<>', '<', '>', '<=', '>=', '~', '!~', '~~', '||', '/', '-', '*']) as name,
    unnest(array[
    'oid', 'int2', 'int4', 'int8', 'text', 'name', '"char"', 'float8', 'interval', 'timestamptz', 'text[]', 'oid[]'
]::regtype[]) as l,
    unnest(array[
    'oid', 'int2', 'int4', 'int8', 'text', 'name', '"char"', 'float8', 'interval', 'timestamptz', 'text[]', 'oid[]'
]::regtype[]) as r;
create domain public.uuid as pg_catalog.text check (false);
create domain public.timestamptz as pg_catalog.text check (false);
reset session authorization;
alter database "{database}" set search_path = public, pg_catalog;
--- query select count(*) from pg_operator where oprnamespace operator(pg_catalog.=) 'public'::regnamespace
1872
--- file deployment/00000-items.sql
create table items (id integer primary key, path_seen pg_catalog.text default pg_catalog.current_setting('search_path'));
insert into items values (1);
alter table items add constraint parent foreign key (id) references items deferrable initially deferred;
--- file deployment/00001-settings.sql
set search_path = public;
create table others (id integer primary key);
--- file deployment/00002-index-others.sql
create unique index concurrently others_twice on others (id);
--- file deployment/00003-sends-rows.sql
copy items (id) from stdin;
2
\.
--- file deployment/00004-makes-statements.sql
select 'create table made ()' \gexec
--- file undo/00004-makes-statements.sql
drop table made;
--- file manual-deployment/00000-now.sql
create table now ();
--- run deployment --first-run --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 5 files applied, in <time>
--- stderr
<target>
[1/5] deployment/00000-items.sql  <time>
[2/5] deployment/00001-settings.sql  <time>
[3/5] deployment/00002-index-others.sql  <time>
[4/5] deployment/00003-sends-rows.sql  <time>
[5/5] deployment/00004-makes-statements.sql  <time>
--- query select path_seen from items limit 1
public, pg_catalog
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 5 deployments are in place
--- stderr
<target>
--- run status --check --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"

ordinal  state    file                                   when (UTC)
      0  applied  deployment/00000-items.sql             <when>
      1  applied  deployment/00001-settings.sql          <when>
      2  applied  deployment/00002-index-others.sql      <when>
      3  applied  deployment/00003-sends-rows.sql        <when>
      4  applied  deployment/00004-makes-statements.sql  <when>

manual deployments
ordinal  state    file                             when (UTC)
      0  pending  manual-deployment/00000-now.sql

5 deployments: 5 applied
check: nothing found
--- run drift --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as the schema recorded <when> (3760 objects), in <time>
--- stderr
<target>
--- run undo --yes --postgres-dsn {dsn}
--- status 0
--- stdout
undo: 1 deployment undone, in <time>
--- stderr
<target>
[1/1] undo/00004-makes-statements.sql  <time>
--- run repair --mark-applied 4 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- stderr
<target>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/00000-now.sql  <time>
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 5 deployments, 1 undo file, 1 manual deployment, no findings; database "{database}": 5 in place, 0 pending, nothing to refuse
--- stderr
<target>
--- file create/1-tables/order.json
{"1": "items.sql"}
--- file create/1-tables/items.sql
create table items ();
--- run reset --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
drop 1 schema: postgres_manager
drop 6 tables: postgres_manager.format, postgres_manager.history, postgres_manager.schema_snapshot, public.items, public.now, public.others
drop 1 view: postgres_manager.deployment_state
drop 1872 functions: public."planted !~ 1009 1009"(pg_catalog.text[],pg_catalog.text[]), public."planted !~ 1009 1028"(pg_catalog.text[],pg_catalog.oid[]), public."planted !~ 1009 1184"(pg_catalog.text[],timestamp with time zone), public."planted !~ 1009 1186"(pg_catalog.text[],interval), public."planted !~ 1009 18"(pg_catalog.text[],pg_catalog."char"), public."planted !~ 1009 19"(pg_catalog.text[],pg_catalog.name), public."planted !~ 1009 20"(pg_catalog.text[],bigint), public."planted !~ 1009 21"(pg_catalog.text[],smallint), public."planted !~ 1009 23"(pg_catalog.text[],integer), public."planted !~ 1009 25"(pg_catalog.text[],pg_catalog.text) and 1862 more
drop 1872 operators: public.!~(bigint,bigint), public.!~(bigint,double precision), public.!~(bigint,integer), public.!~(bigint,interval), public.!~(bigint,pg_catalog."char"), public.!~(bigint,pg_catalog.name), public.!~(bigint,pg_catalog.oid), public.!~(bigint,pg_catalog.oid[]), public.!~(bigint,pg_catalog.text), public.!~(bigint,pg_catalog.text[]) and 1862 more
drop 2 types: public.timestamptz, public.uuid
dry run: 3754 objects would be dropped and 1 file would run, in one transaction; nothing was changed
--- stderr
<target>
--- run reset --yes --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 3754 objects dropped
create: 1 file applied, 5 deployments marked as contained, in <time>
--- run create --if-needed --postgres-dsn {dsn}
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
<target>
