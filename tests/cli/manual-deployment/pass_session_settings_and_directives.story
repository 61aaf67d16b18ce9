# A manual deployment runs like a deployment.
--- file manual-deployment/00007-a.sql
-- postgres-manager: lock-timeout=1min statement-timeout=0
create table said (lock_timeout text, statement_timeout text, tenant text);
insert into said values (current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('app.tenant'));
--- file manual-deployment/00009-b.sql
insert into said values (current_setting('lock_timeout'), current_setting('statement_timeout'), current_setting('app.tenant'));
--- run deployment --manual-deployment --setting app.tenant=7 --statement-timeout 2s --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 2 files applied, in <time>
--- stderr
<target>
[1/2] manual-deployment/00007-a.sql  <time>
[2/2] manual-deployment/00009-b.sql  <time>
--- query select * from said
1min|0|7
300ms|2s|7
