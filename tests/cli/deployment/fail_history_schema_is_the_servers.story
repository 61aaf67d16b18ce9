# PostgreSQL keeps names that begin with pg_ for itself.
--- server none
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --local --history-schema pg_history
--- status 2
--- stderr
error: "pg_history" cannot be the name of the history schema
  hint: Use 1 to 63 bytes that do not begin with pg_.
