# What does not fit --clone.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- directory deployment
--- run create --local --clone test_1 --dbname shop
--- status 2
--- stderr
error: --clone and --dbname exclude each other
  hint: Leave one of them out.
--- run create --ephemeral --clone test_1
--- status 2
--- stderr
error: --clone and --ephemeral exclude each other
  hint: Leave one of them out.
--- run create --local --keep 2
--- status 2
--- stderr
error: option --keep requires --clone
  hint: See its options: postgres-manager help create.
--- run create --local --clone ""
--- status 2
--- stderr
error: "" is not a valid name of a database
  hint: Write a name of 1 to 63 bytes: --clone test_1.
--- run create --local --clone test_1 --keep 0
--- status 2
--- stderr
error: "0" is not a valid number of templates
  hint: Write a number from 1 to 1000: --keep 3.
--- run create --local --clone postgresql://ann:secret@db1/shop
--- status 2
--- stderr
error: the value of --clone is a connection string and not a name
  hint: A connection string belongs in --postgres-dsn, a name here: --clone test_1.
--- file postgres-manager.json
{"environments": {"production": {"protected": true, "postgres-dsn": "postgresql://db1/shop"}}}
--- run create --environment production --clone test_1
--- status 4
--- stderr
error: environment "production" is protected
  detail: Databases for tests are never created there.
  hint: Name another server: --local, or --postgres-dsn DSN.
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- run create --local --clone test_1
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_b.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_b.sql, or remove the entry.
1 problem in the source tree; nothing was run
