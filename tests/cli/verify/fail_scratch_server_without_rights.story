# The user of the scratch server may not create databases.
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
error: could not create a scratch database
  detail: The server says: permission denied to create database.
  hint: Grant the right: ALTER ROLE "{database}_reader" CREATEDB. Or omit --scratch-dsn to use a private server.
--- run verify --scratch-dsn "host={root} dbname=nowhere"
--- status 5
--- stderr
error: could not use --scratch-dsn: could not connect to server "{root}", port 5432
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the connection string is right. Or omit --scratch-dsn to use a private server.
--- run verify --scratch-dsn "{dsn} dbname={database}_none"
--- status 5
--- stderr
error: could not use --scratch-dsn: database "{database}_none" does not exist
  detail: libpq says: connection to server <where> failed: FATAL:  database "{database}_none" does not exist
  hint: Name an existing database. Or omit --scratch-dsn to use a private server.
--- run verify --scratch-dsn "{dsn} user={database}_nobody"
--- status 5
--- stderr
error: could not use --scratch-dsn: the server rejected user "{database}_nobody"
  detail: libpq says: connection to server <where> failed: FATAL:  role "{database}_nobody" does not exist
  hint: Check that the role exists and that pg_hba.conf allows it to connect from here. Or omit --scratch-dsn to use a private server.
--- run verify --scratch-dsn "host=x prot=1"
--- status 2
--- stderr
error: unknown connection parameter "prot" in --scratch-dsn
  hint: Did you mean port?
--- run verify --quiet --scratch-dsn "{dsn}"
--- status 0
--- stdout
verify: create/ and base 097050f with 0 deployments lead to the same schema (4 objects), in <time>
--- query select count(*) from pg_database where datname like 'pgmanager_verify%'
0
