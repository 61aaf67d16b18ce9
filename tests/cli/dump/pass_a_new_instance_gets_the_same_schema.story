# The file serves as create/: the instance that it makes is the same, and the history is not in it.
--- file shop/deployment/00000-a.sql
create schema app;
create type app.state as enum ('new', 'paid');
create table app.country (code text primary key, name text not null);
insert into app.country values ('de', 'Germany'), ('it', E'Ita\tly');
create table app.customer (id bigint generated always as identity primary key, country text references app.country, state app.state default 'new');
create index on app.customer (country);
create function app.one() returns integer language sql as 'select 1';
--- run deployment --root shop --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
[1/1] deployment/00000-a.sql  <time>
--- file shop/create/1-schema/order.json
{"1": "schema.sql"}
--- run dump shop/create/1-schema/schema.sql --root shop --postgres-dsn {dsn} --data app.country
--- status 0
--- stdout
dump: 190 lines written to "shop/create/1-schema/schema.sql", with pg_dump <server>, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
--- run drift --against create --root shop --postgres-dsn {dsn}
--- status 0
--- stdout
drift: database "{database}" is the same as create/ (16 objects), in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
building create/
[1/1] create/1-schema/schema.sql  <time>
--- run create --root shop --postgres-dsn {dsn} --dbname {database}_new --create-database
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- stderr
database "{database}_new", user "{user}", {host}:{port}, PostgreSQL <server>, tree "{root}/shop"
[1/1] create/1-schema/schema.sql  <time>
--- in {database}_new
--- query select * from app.country order by code
de|Germany
it|Ita	ly
--- run dump shop/create/1-schema/schema.sql --root shop --postgres-dsn {dsn} --dbname {database}_new --output json
--- status 0
--- stdout
{"event":"dumped","database":"{database}_new","host":"{host}","port":"{port}","user":"{user}","server_version":"<server>","tree":"{root}/shop","file":"shop/create/1-schema/schema.sql","pg_dump":"<server>","seconds":<time>}
--- run verify --base empty --root shop
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (16 objects), in <time>
--- stderr
building create/
[1/1] create/1-schema/schema.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
