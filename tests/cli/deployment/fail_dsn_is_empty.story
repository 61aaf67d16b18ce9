# A variable that is not set must not select the database that libpq uses by default.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn ""
--- status 2
--- stderr
error: the connection string in --postgres-dsn is empty
  hint: Check the variable that it comes from.
