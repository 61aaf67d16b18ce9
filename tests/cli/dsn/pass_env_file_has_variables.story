# The variables of .env, overridden by those of .env.<environment>.
--- file .env
label=general
--- file .env.test
label=of the test
--- file deployment/00000-a.sql
create table a (id int, label text default :'label');
--- run deployment --postgres-dsn {dsn} --environment test
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "test", tree "{root}"
[1/1] deployment/00000-a.sql  <time>
--- query select column_default from information_schema.columns where table_schema = 'public' and table_name = 'a' and column_name = 'label'
'of the test'::text
--- file deployment/00001-b.sql
create table b (id int, label text default :'label');
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-b.sql  <time>
--- query select column_default from information_schema.columns where table_schema = 'public' and table_name = 'b' and column_name = 'label'
'general'::text
