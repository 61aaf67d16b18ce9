# It is unclear which database is meant.
--- server none
--- file deployment/00000-a.sql
select 1;
--- run deployment --postgres-dsn host=/nowhere --ephemeral
--- status 2
--- stderr
error: --postgres-dsn, --local and --ephemeral exclude each other
  hint: Name the database in one way only.
