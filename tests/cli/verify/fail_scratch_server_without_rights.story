# The user of the scratch server may make no databases.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- sql
create role {database}_reader login;
--- run verify --scratch-dsn "{dsn} user={database}_reader"
--- status 4
--- stderr
error: could not make a scratch database
  detail: The server says: permission denied to create database.
  hint: Let somebody give the user the right: ALTER ROLE "{database}_reader" CREATEDB. Or leave --scratch-dsn out, and a private server is used.
--- run verify --scratch-dsn "host={root} dbname=nowhere"
--- status 5
--- stderr
error: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory, or try a private server of your own: --local.
--- run verify --quiet --scratch-dsn "{dsn}"
--- status 0
--- stdout
verify: create/ and base 097050f with 0 deployments lead to the same schema (4 objects), in <time>
--- query select count(*) from pg_database where datname like 'pgmanager_verify%'
0
