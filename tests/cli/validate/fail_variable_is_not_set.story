# A variable without a value is found without a server; a run refuses it only for the files to run.
--- file deployment/00000-a.sql
create table a (tenant text default :'tenant');
--- file deployment/00001-b.sql
\set here x
insert into a values (:'here'), (:'tenant'), (((array['x', 'y'])[1:'1'])::text);
--- run validate
--- status 3
--- stderr
deployment/00000-a.sql:1:37: error: variable "tenant" is not set [variable-not-set]
  LINE 1: create table a (tenant text default :'tenant');
                                              ^
  hint: Give it a value: --set tenant=VALUE
deployment/00001-b.sql:2:34: error: variable "tenant" is not set [variable-not-set]
  LINE 2: insert into a values (:'here'), (:'tenant'), (((array['x', 'y'])[1:'1'])::text);
                                           ^
  hint: Give it a value: --set tenant=VALUE
2 problems in the source tree; nothing was run
--- run validate --set tenant=shop
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: variable "tenant" is not set [variable-not-set]
  detail: "deployment/00000-a.sql" uses it in line 1.
  hint: Give it a value: --set tenant=VALUE
nothing was changed
--- run deployment --quiet --postgres-dsn {dsn} --set tenant=shop
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 2 deployments are in place
--- stderr
<target>
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 2 in place, 0 pending, nothing to refuse
--- stderr
<target>
--- query select count(*) from a where tenant in ('shop', 'x', '{x}')
3
--- file deployment/00002-c.sql
do $$ begin perform :'tenant'; end $$;
--- run deployment --postgres-dsn {dsn} --set tenant=shop
--- status 6
--- stdout
failed     deployment/00002-c.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: syntax error at or near ":" [42601]
  deployment/00002-c.sql:1:21
  LINE 1: do $$ begin perform :'tenant'; end $$;
                              ^
  hint: psql variables are not replaced inside dollar quotes. Pass the value as a setting of the session, --setting app.tenant=VALUE, and write current_setting('app.tenant') in its place.
--- file deployment/00002-c.sql
select :tenant;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00002-c.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: syntax error at or near ":" [42601]
  deployment/00002-c.sql:1:8
  LINE 1: select :tenant;
                 ^
  hint: Variable "tenant" is not set. Give it a value: --set tenant=VALUE
--- file deployment/00002-c.sql
select 'ä', $1::int;
--- run deployment --postgres-dsn {dsn}
--- status 6
--- stdout
failed     deployment/00002-c.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: there is no parameter $1 [42P02]
  deployment/00002-c.sql:1:13
  LINE 1: select 'ä', $1::int;
                      ^
  hint: A file has no parameters: use a psql variable, :'name' with --set name=VALUE.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (tenant text default :'tenant');
--- remove deployment/00002-c.sql
--- run create --dry-run --create-database --postgres-dsn {dsn} --dbname {database}_new
--- status 4
--- stderr
database "{database}_new", tree "{root}"
notice: the database does not exist and would be created
refused: variable "tenant" is not set [variable-not-set]
  detail: "create/1-tables/tbl_a.sql" uses it in line 1.
  hint: Give it a value: --set tenant=VALUE
nothing was changed
