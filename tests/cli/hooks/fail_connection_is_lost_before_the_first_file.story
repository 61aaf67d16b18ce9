# What the first hook has done can be made up for though the run never came to a file: after-failure gets the error.
--- executable hooks/before-deployment
#!/bin/sh
psql -XAtqc "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'postgres-manager deployment' and datname = current_database()"
--- executable hooks/after-failure
#!/bin/sh
grep -o '"code":"[a-z]*"'
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 5
--- stderr
--- query select to_regclass('a')

