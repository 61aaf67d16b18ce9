# A function is called in sessions without our settings, so its body must contain the value.
--- file deployment/00000-f.sql
create function area() returns text language plpgsql as $$
begin
  return :'area' || '100%';
end $$;
--- run deployment --postgres-dsn {dsn} --set "area=it's"
--- status 6
--- stdout
failed     deployment/00000-f.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: syntax error at or near ":" [42601]
  deployment/00000-f.sql:3:10
  LINE 3:   return :'area' || '100%';
                   ^
  hint: psql variables are not replaced inside dollar quotes. Let format() write the statement: SELECT format($format$ ... %L ... $format$, :'area') \gexec, with %L in the place of the variable and each other % of the statement as %%.
--- file deployment/00000-f.sql
SELECT format($format$
create function area() returns text language plpgsql as $$
begin
  return %L || '100%%';
end $$;
$format$, :'area') \gexec
--- run deployment --postgres-dsn {dsn} --set "area=it's"
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-f.sql  <time>
--- query select area()
it's100%
--- file deployment/00001-p.sql
create procedure p() language sql as $$ insert into :"t" values (:n) $$;
--- run deployment --postgres-dsn {dsn} --set t=T --set n=1
--- status 6
--- stdout
failed     deployment/00001-p.sql  rolled back
0 applied, 1 failed, 0 not tried; correct the file and run the same command again
--- stderr
<target>
error: syntax error at or near ":" [42601]
  deployment/00001-p.sql:1:53
  LINE 1: create procedure p() language sql as $$ insert into :"t" values (:n) $$;
                                                              ^
  hint: psql variables are not replaced inside dollar quotes. Let format() write the statement: SELECT format($format$ ... %I ... $format$, :'t') \gexec, with %I in the place of the variable and each other % of the statement as %%.
--- file deployment/00001-p.sql
create table "T" (n int);
SELECT format($format$ create procedure p() language sql as $$ insert into %I values (%s) $$; $format$, :'t', :'n') \gexec
--- run deployment --postgres-dsn {dsn} --set t=T --set n=1
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00001-p.sql  <time>
--- sql
call p();
--- query select n from "T"
1
