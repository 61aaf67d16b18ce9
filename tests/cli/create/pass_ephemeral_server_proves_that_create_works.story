# Needs no running server and leaves nothing. The command line overrides the environment.
--- server private
--- env DATABASE_URL=postgresql:///shop?host=/nowhere
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --ephemeral
--- status 0
--- stdout
create: 1 file applied, in <time>
--- stderr
database "postgres", user "postgres", <where>/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_a.sql  <time>
