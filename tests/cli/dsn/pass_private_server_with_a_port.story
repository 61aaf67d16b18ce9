# An application reaches the private server through TCP, with the password that dsn prints.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --local --port {free_port}
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server": postgresql://postgres:<password>@localhost:{free_port}/postgres
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:{free_port}, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run dsn --local
--- status 0
--- stdout
postgresql://postgres:<password>@localhost:{free_port}/postgres
--- run dsn --local --dbname shop --output json
--- status 0
--- stdout
{"event":"dsn","dsn":"postgresql://postgres:<password>@localhost:{free_port}/shop"}
--- run psql --local -- -AtXc "select count(*) from a, inet_server_addr()"
--- status 0
--- stdout
0
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
