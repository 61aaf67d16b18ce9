# The word after --local is the file, not a directory for the server.
--- server private
--- file create/1-tables/order.json
{"1": "a.sql"}
--- file create/1-tables/a.sql
create table a (id int);
--- file deployment/.gitkeep
--- run create --local --quiet
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run dump --local schema.sql --quiet
--- status 0
--- stdout
dump: 39 lines written to "schema.sql", with pg_dump <server>, in <time>
--- run dump --local=.postgres-manager/server --data --quiet
--- status 2
--- stderr
error: option --data is not followed by TABLE
  hint: Name the table: postgres-manager dump --local --data app.country
--- run stop --quiet
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
