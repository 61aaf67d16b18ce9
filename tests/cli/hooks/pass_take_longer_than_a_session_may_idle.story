# The server does not end the session that holds the lock during a long hook (PostgreSQL 14 and later would).
--- sql
do $$ begin
  if current_setting('server_version_num')::int >= 140000 then
    execute format('alter database %I set idle_session_timeout = 200', current_database());
  end if;
end $$
--- executable hooks/before-deployment
#!/bin/sh
sleep 1
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
hooks/before-deployment  <time>
[1/1] deployment/00000-a.sql  <time>
