# As written by Windows editors. The same text with LF is the same content.
--- bytes deployment/00000-a.sql
\xEF\xBB\xBFcreate table a (\r\n
  id int\r\n
);\r\n
comment on table a is 'one\r\n
two';\r\n
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql  <time>
--- query select length(obj_description('a'::regclass))
8
--- file deployment/00000-a.sql
create table a (
  id int
);
comment on table a is 'one
two';
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 1 deployment is in place
--- stderr
<target>
