# The server is created while wait runs. Which reasons it reports depends on the machine.
--- server private
--- start wait --quiet --for 50s --postgres-dsn "host={root}/s/socket user=postgres"
--- run stop --local s
--- status 0
--- stdout
no private server is running in "s"
--- file deployment/00000-a.sql
create table a (id int);
--- run status --quiet --local s
--- status 0
--- stdout
database "postgres", user "postgres", {root}/s/socket:5432, PostgreSQL <server>, tree "{root}"
no history: neither create nor deployment ever ran here

ordinal  state    file                    when (UTC)
      0  pending  deployment/00000-a.sql

1 deployment: 1 pending
--- end
--- status 0
--- stdout
ready: database "postgres", user "postgres", {root}/s/socket:5432, PostgreSQL <server>, tree "{root}", after <time>
--- run stop --local s
--- status 0
--- stdout
stopped the private server in "s"
