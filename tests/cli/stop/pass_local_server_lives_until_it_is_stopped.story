# --local starts the private server if it is not running and leaves it running; stop ends it and keeps its data.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --local
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
--- run status --local
--- status 0
--- stdout
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
created <when> by postgres

0 deployments
--- run --function stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
--- run stop --output json
--- status 0
--- stdout
{"event":"stopped","directory":".postgres-manager/server","was_running":false}
--- run create --local --if-needed
--- status 0
--- stdout
create: nothing to do, this database was created already
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
