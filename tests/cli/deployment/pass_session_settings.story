# A setting is available to current_setting() from the first file on, and is restored after a file that changes it.
--- file postgres-manager.json
{"settings": {"app.tenant": "7", "app.Region": "north"}, "environments": {"test": {"settings": {"app.tenant": "8"}}}}
--- file deployment/00000-a.sql
create table said (number int, tenant text, region text, reason text);
insert into said values (0, current_setting('app.tenant'), current_setting('app.region'), current_setting('app.reason'));
--- file deployment/00001-b.sql
set app.tenant to 'changed';
reset app.reason;
insert into said values (1, current_setting('app.tenant'), current_setting('app.region'), current_setting('app.reason', true));
--- file deployment/00002-c.sql
insert into said values (2, current_setting('app.tenant'), current_setting('app.region'), current_setting('app.reason'));
--- file deployment/00003-no-transaction.sql
-- postgres-manager: no-transaction
insert into said values (3, current_setting('app.tenant'), current_setting('app.region'), current_setting('app.reason'));
--- run deployment --environment test --setting APP.REGION=south --setting "app.reason=it's = 'this'" --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 4 files applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
[1/4] deployment/00000-a.sql  <time>
[2/4] deployment/00001-b.sql  <time>
[3/4] deployment/00002-c.sql  <time>
[4/4] deployment/00003-no-transaction.sql  <time>
--- query select * from said order by number
0|8|south|it's = 'this'
1|changed|south|
2|8|south|it's = 'this'
3|8|south|it's = 'this'
