# Compares the live instance with the result of create/ on a private server, with the same owner.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --local --quiet
--- status 0
--- stdout
create: 1 file applied, in <time>
--- run drift --local --against create --quiet
--- status 0
--- stdout
drift: database "postgres" is the same as create/ (4 objects), in <time>
--- file create/1-tables/tbl_a.sql
create table a (id bigint);
--- run drift --local --against create
--- status 8
--- stdout
- create/   + database "postgres"

schema public
  ~ table a
    ~ column id
      type
        - create/              bigint
        + database "postgres"  integer

1 difference: 1 changed
  hint: Run what is pending first (postgres-manager status --local). What remains was changed by hand, or create/ and the deployments do not agree (postgres-manager verify).
drift: database "postgres" is not the same as create/, in <time>
--- stderr
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
--- file create/1-tables/tbl_a.sql
create table a (id nope);
--- run drift --local --against create --quiet
--- status 6
--- stdout
drift: nothing could be compared, stopped at create/, in <time>
--- stderr
error: could not build create/
error: type "nope" does not exist [42704]
  create/1-tables/tbl_a.sql:1:20
  LINE 1: create table a (id nope);
                             ^
--- file create/1-tables/order.json
{"1": "tbl_b.sql"}
--- run drift --local --against create --quiet
--- status 3
--- stderr
create/1-tables/order.json:1: error: file "tbl_b.sql" does not exist [order-json-missing-file]
  hint: Create create/1-tables/tbl_b.sql, or remove the entry.
create/1-tables/tbl_a.sql: error: file "tbl_a.sql" is not listed in order.json [order-json-unlisted-file]
  hint: Add it to order.json, as "2": "tbl_a.sql" if it runs last, or delete the file.
2 problems in the source tree; nothing was run
