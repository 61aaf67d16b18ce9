# Dollar quotes, nested comments, BEGIN ATOMIC bodies, rules, escapes: split as psql splits them.
--- file deployment/00000-a.sql
/* a comment; /* in a comment; */ */
create table "a;b" (id int, note text); -- the end; or not
create function one() returns int language plpgsql as $body$
begin
  return 1; -- $$ ; $$
end $body$;
create function two() returns int language sql begin atomic select 1; select 2; end;
create rule r as on insert to "a;b" do also (select 1; select 2);
insert into "a;b" values (1, 'it''s; ' || e'a \'quoted\'; ' || $$dollar;$$);
select one() + two()
--- run deployment --verbose --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- stderr
<target>
[1/1] deployment/00000-a.sql: statement 1 of 6 done
[1/1] deployment/00000-a.sql: statement 2 of 6 done
[1/1] deployment/00000-a.sql: statement 3 of 6 done
[1/1] deployment/00000-a.sql: statement 4 of 6 done
[1/1] deployment/00000-a.sql: statement 5 of 6 done
[1/1] deployment/00000-a.sql: statement 6 of 6 done
[1/1] deployment/00000-a.sql  <time>
--- query select note, one(), two() from "a;b"
it's; a 'quoted'; dollar;|1|2
