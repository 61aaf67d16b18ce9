# The server's error is shown, and nothing is changed, not even objects that could have been dropped.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- sql
create role {database}_owner login;
alter database {database} owner to {database}_owner;
grant create on schema public to {database}_owner;
set role {database}_owner;
create schema mine;
create table mine.t (id int);
reset role;
create schema theirs;
create table theirs.t (id int);
--- run reset --yes --postgres-dsn "{dsn} user={database}_owner"
--- status 6
--- stderr
database "{database}", user "{database}_owner", {host}:{port}, PostgreSQL <server>, tree "{root}"
error: could not empty the database: must be owner of schema theirs
  detail: All that was done in the transaction was rolled back.
  hint: Run it as the owner of the objects, or as a superuser.
--- run reset --yes --postgres-dsn "{dsn} user={database}_owner" --output json
--- status 6
--- stdout
{"event":"target","database":"{database}","host":"{host}","port":"{port}","user":"{database}_owner","server_version":"<server>","tree":"{root}"}
{"event":"reset-planned","database":"{database}","objects":[{"kind":"schema","name":"mine"},{"kind":"schema","name":"theirs"},{"kind":"table","name":"mine.t"},{"kind":"table","name":"theirs.t"}]}
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":1,"reason":"part of the schema"}]}
{"event":"error","error":{"code":"sql","message":"could not empty the database: must be owner of schema theirs","sqlstate":"42501","detail":"All that was done in the transaction was rolled back.","hint":"Run it as the owner of the objects, or as a superuser."}}
--- query select count(*) from mine.t
0
--- query select count(*) from theirs.t
0
