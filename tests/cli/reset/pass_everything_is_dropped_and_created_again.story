# Objects of every kind and of every owner are dropped, and create/ runs. --yes skips the question. The result is the
# same as create in a new database.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
drop schema public;
create schema shop;
create table shop.a (id int);
--- file deployment/00000-a.sql
create table shop.a (id int);
--- sql
create schema "odd ""name";
create table "odd ""name".t (id serial primary key, v int generated always as identity);
create view "odd ""name".v as select * from "odd ""name".t;
create extension citext;
create extension btree_gist schema public;
create table public.parent (id int, name citext) partition by range (id);
create table public.child partition of public.parent for values from (0) to (10);
create materialized view public.m as select 1 as one;
create sequence public.s;
create type public.mood as enum ('sad', 'happy');
create type public.pair as (a int, b public.mood);
create domain public.positive as int check (value > 0);
create type public.span as range (subtype = public.pair);
create function public.f(a int, b public.mood default 'sad') returns int language sql as 'select 1';
create procedure public.p() language sql as 'select 1';
create aggregate public.total(int) (sfunc = int4pl, stype = int);
create aggregate public.everything(*) (sfunc = int8inc, stype = int8, initcond = 0);
create function public.eq(public.mood, public.mood) returns bool language sql immutable as 'select false';
create operator public.=== (leftarg = public.mood, rightarg = public.mood, function = public.eq);
create operator class public.moods for type public.mood using hash as operator 1 public.=== (public.mood, public.mood);
create function public.to_mood(int) returns public.mood language sql immutable as $$select 'sad'::public.mood$$;
create cast (int as public.mood) with function public.to_mood(int);
create collation public.c (locale = 'C');
create default conversion public.conv for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create text search configuration public.words (copy = simple);
create text search dictionary public.dict (template = simple);
create statistics public.stat on id, name from public.parent;
create foreign data wrapper w;
create server srv foreign data wrapper w;
create user mapping for current_user server srv;
create foreign table public.ft (id int) server srv;
create publication pub for all tables;
create subscription {database}_sub connection 'dbname=nowhere' publication pub with (connect = false);
alter subscription {database}_sub set (slot_name = none);
create function public.on_ddl() returns event_trigger language plpgsql as $$begin raise 'no'; end$$;
create trusted language other handler plpgsql_call_handler inline plpgsql_inline_handler validator plpgsql_validator;
create access method heap2 type table handler heap_tableam_handler;
select lo_create(4711);
alter default privileges grant select on tables to public;
alter default privileges revoke execute on functions from public;
alter default privileges in schema public grant usage on sequences to public;
create event trigger stop_ddl on sql_drop execute function public.on_ddl();
--- run reset --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
drop 1 subscription: {database}_sub
drop 1 event trigger: stop_ddl
drop 1 publication: pub
drop 2 extensions: btree_gist, citext
drop 1 foreign-data wrapper: w
drop 1 server: srv
drop 1 schema: "odd ""name"
drop 1 foreign table: public.ft
drop 1 materialized view: public.m
drop 3 tables: "odd ""name".t, public.child, public.parent
drop 1 view: "odd ""name".v
drop 1 sequence: public.s
drop 2 aggregates: public.everything(), public.total(integer)
drop 4 functions: public.eq(public.mood,public.mood), public.f(integer,public.mood), public.on_ddl(), public.to_mood(integer)
drop 1 procedure: public.p()
drop 1 operator family: public.moods USING hash
drop 1 operator class: public.moods USING hash
drop 1 operator: public.===(public.mood,public.mood)
drop 4 types: public.mood, public.pair, public.positive, public.span
drop 1 collation: public.c
drop 1 conversion: public.conv
drop 1 text search configuration: public.words
drop 1 text search dictionary: public.dict
drop 1 statistics object: public.stat
drop 1 cast: (integer AS public.mood)
drop 1 language: other
drop 1 access method: heap2
drop 1 large object: 4711
drop 3 default privileges: of postgres for functions, of postgres for sequences in public, of postgres for tables
dry run: 41 objects would be dropped and 1 file would run, in one transaction (1 subscription before it); nothing was changed
--- stderr
<target>
--- run reset --dry-run --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"reset-planned","database":"{database}","objects":[{"kind":"subscription","name":"{database}_sub","outside_transaction":true},{"kind":"event trigger","name":"stop_ddl"},{"kind":"publication","name":"pub"},{"kind":"extension","name":"btree_gist"},{"kind":"extension","name":"citext"},{"kind":"foreign-data wrapper","name":"w"},{"kind":"server","name":"srv"},{"kind":"schema","name":"\"odd \"\"name\""},{"kind":"foreign table","name":"public.ft"},{"kind":"materialized view","name":"public.m"},{"kind":"table","name":"\"odd \"\"name\".t"},{"kind":"table","name":"public.child"},{"kind":"table","name":"public.parent"},{"kind":"view","name":"\"odd \"\"name\".v"},{"kind":"sequence","name":"public.s"},{"kind":"aggregate","name":"public.everything()"},{"kind":"aggregate","name":"public.total(integer)"},{"kind":"function","name":"public.eq(public.mood,public.mood)"},{"kind":"function","name":"public.f(integer,public.mood)"},{"kind":"function","name":"public.on_ddl()"},{"kind":"function","name":"public.to_mood(integer)"},{"kind":"procedure","name":"public.p()"},{"kind":"operator family","name":"public.moods USING hash"},{"kind":"operator class","name":"public.moods USING hash"},{"kind":"operator","name":"public.===(public.mood,public.mood)"},{"kind":"type","name":"public.mood"},{"kind":"type","name":"public.pair"},{"kind":"type","name":"public.positive"},{"kind":"type","name":"public.span"},{"kind":"collation","name":"public.c"},{"kind":"conversion","name":"public.conv"},{"kind":"text search configuration","name":"public.words"},{"kind":"text search dictionary","name":"public.dict"},{"kind":"statistics object","name":"public.stat"},{"kind":"cast","name":"(integer AS public.mood)"},{"kind":"language","name":"other"},{"kind":"access method","name":"heap2"},{"kind":"large object","name":"4711"},{"kind":"default privileges","name":"of postgres for functions"},{"kind":"default privileges","name":"of postgres for sequences in public"},{"kind":"default privileges","name":"of postgres for tables"}]}
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":3,"reason":"part of the schema"},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"create/ contains it"}]}
{"event":"finished","function":"create","result":"planned","seconds":<time>,"completed":[],"unknown":[],"not_tried":[],"refusals":[]}
--- run reset --yes --postgres-dsn {dsn}
--- status 0
--- stdout
reset: 41 objects dropped
create: 1 file applied, 1 deployment marked as contained, in <time>
--- stderr
<target>
[1/1] create/1-tables/tbl_a.sql  <time>
--- query select nspname from pg_namespace where nspname !~ '^pg_' order by 1
information_schema
postgres_manager
shop
--- query select count(*) from pg_default_acl
0
--- query select count(*) from pg_extension where extname <> 'plpgsql'
0
--- query select count(*) from pg_largeobject_metadata
0
--- query select count(*) from pg_subscription where subname ~ '{database}'
0
--- run reset --yes --postgres-dsn {dsn} --output json
--- status 0
--- stdout
<target>
{"event":"reset-planned","database":"{database}","objects":[{"kind":"schema","name":"postgres_manager"},{"kind":"schema","name":"shop"},{"kind":"table","name":"postgres_manager.format"},{"kind":"table","name":"postgres_manager.history"},{"kind":"table","name":"postgres_manager.schema_snapshot"},{"kind":"table","name":"shop.a"},{"kind":"view","name":"postgres_manager.deployment_state"}]}
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":3,"reason":"part of the schema"},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","statements":1,"reason":"create/ contains it"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"file-done","seconds":<time>,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"finished","function":"create","result":"done","seconds":<time>,"completed":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","seconds":<time>},{"action":"record-contained","kind":"deployment","ordinal":0,"path":"deployment/00000-a.sql","seconds":<time>}],"unknown":[],"not_tried":[],"refusals":[]}
--- run status --postgres-dsn {dsn}
--- status 0
--- stdout
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}"
created <when> by {user}

ordinal  state      file                    when (UTC)
      0  contained  deployment/00000-a.sql  <when>

1 deployment: 1 contained
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
