# The error names the missing right.
--- sql
create role {database}_poor login password '{password}';
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run create --create-database --postgres-dsn "{dsn} user={database}_poor" --dbname {database}_new
--- status 4
--- stderr
error: could not create database "{database}_new"
  detail: The server says: permission denied to create database.
  hint: Create it as a role with the attribute CREATEDB: CREATE DATABASE "{database}_new" TEMPLATE template0
