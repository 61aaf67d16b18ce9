# An existing database is never replaced.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --local --clone postgres
--- status 4
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
error: database "postgres" exists already
  hint: Take another name, or drop that database first: DROP DATABASE "postgres"
--- run create --local --clone postgres --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"database \"postgres\" exists already","hint":"Take another name, or drop that database first: DROP DATABASE \"postgres\""}}
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
