# No template and no database remain of it.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- file create/1-tables/tbl_a.sql
create table a (id int, name texd);
--- run create --local --clone test_1
--- status 6
--- stdout
create: failed at create/1-tables/tbl_a.sql; everything was rolled back, the database is unchanged
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "<template>", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
error: type "texd" does not exist [42704]
  create/1-tables/tbl_a.sql:1:30
  LINE 1: create table a (id int, name texd);
                                       ^
--- run create --local --clone test_1 --output json
--- status 6
--- stdout
{"event":"target","database":"<template>","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}"}
{"event":"planned","function":"create","in_place":0,"notices":[],"steps":[{"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql","statements":1,"reason":"part of the schema"}]}
{"event":"file-started","position":1,"total":1,"action":"run","kind":"create","path":"create/1-tables/tbl_a.sql"}
{"event":"finished","function":"create","result":"failed","seconds":<time>,"completed":[],"failure":{"code":"sql","path":"create/1-tables/tbl_a.sql","location":{"file":"create/1-tables/tbl_a.sql","line":1,"column":30,"source_line":"create table a (id int, name texd);"},"error":{"message":"type \"texd\" does not exist","severity":"ERROR","sqlstate":"42704","line":1,"column_number":30},"statements_done":0,"kept":false,"in_part":false,"commit_unknown":false},"unknown":[],"not_tried":[],"refusals":[]}
--- run psql --local -- -Atc "select datname from pg_database order by 1"
--- status 0
--- stdout
postgres
template0
template1
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
