# Leading zeros do not matter: 0, 001, 2.
--- file deployment/0-a.sql
-- a
--- file deployment/001-b.sql
-- b
--- file deployment/2-c.sql
-- c
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 3 files applied, in <time>
--- stderr
<target>
[1/3] deployment/0-a.sql  <time>
[2/3] deployment/001-b.sql  <time>
[3/3] deployment/2-c.sql  <time>
--- query select ordinal, path from postgres_manager.history order by id
0|deployment/0-a.sql
1|deployment/001-b.sql
2|deployment/2-c.sql
