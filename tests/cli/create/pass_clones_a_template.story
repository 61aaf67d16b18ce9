# The template is built once for the same files; a change of a file makes another one.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --local --clone test_1 --dry-run
--- status 0
--- stdout
create: database "test_1" would be copied from template "<template>", which would be built
dry run: nothing was changed
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
--- run create --local --clone test_1
--- status 0
--- stdout
create: 1 file applied, in <time>
create: database "test_1" copied from template "<template>" in <time>
  postgresql://postgres@/test_1?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
database "<template>", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run create --local --clone test_2 --dry-run --output json
--- status 0
--- stdout
{"event":"cloned","database":"test_2","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}","template":"<template>","template_existed":true,"dry_run":true}
--- run create --local --clone test_2 --output json
--- status 0
--- stdout
{"event":"cloned","database":"test_2","host":"{root}/.postgres-manager/server/socket","port":"5432","user":"postgres","server_version":"<server>","tree":"{root}","template":"<template>","template_existed":true,"dsn":"postgresql://postgres@/test_2?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432","seconds":<time>}
--- run status --local --dbname test_2
--- status 0
--- stdout
database "test_2", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
created <when> by postgres

0 deployments
--- file create/1-tables/tbl_a.sql
create table a (id int, name text);
--- run create --local --clone test_3 --keep 1
--- status 0
--- stdout
create: 1 file applied, in <time>
create: database "test_3" copied from template "<template>" in <time>
  postgresql://postgres@/test_3?host={root_uri}%2F.postgres-manager%2Fserver%2Fsocket&port=5432
--- stderr
database "<template>", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run psql --local -- -Atc "select datname, datallowconn from pg_database where datname like any ('{pgmanager%,test%}') order by 1"
--- status 0
--- stdout
<template>|f
test_1|t
test_2|t
test_3|t
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
