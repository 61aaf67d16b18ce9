# PostgreSQL reserves names that begin with pg_.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --local --history-schema pg_history
--- status 2
--- stderr
error: "pg_history" cannot be the name of the history schema
  hint: Use another name: PostgreSQL reserves names that begin with pg_.
