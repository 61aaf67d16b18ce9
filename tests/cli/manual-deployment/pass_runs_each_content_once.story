# An emergency file runs once per content and instance, whatever its name; the reason is recorded.
--- file manual-deployment/00000-fix.sql
create table fix (id int);
--- run deployment --manual-deployment --reason "INC-42: missing 'fix'" --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] manual-deployment/00000-fix.sql  <time>
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: nothing to do, the file has run already
--- stderr
<target>
--- remove manual-deployment/00000-fix.sql
--- file manual-deployment/00007-renamed.sql
create table fix (id int);
--- run deployment --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: nothing to do, the file has run already
--- stderr
<target>
--- query select kind, ordinal, path, state, reason from postgres_manager.history
manual-deployment|0|manual-deployment/00000-fix.sql|applied|INC-42: missing 'fix'
