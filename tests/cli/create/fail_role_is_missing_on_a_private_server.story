# Roles belong to the server, and an ephemeral server does not have those of another one.
--- server private
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
grant select on a to reporting;
--- run create --ephemeral --quiet
--- status 6
--- stdout
create: failed at create/1-tables/tbl_a.sql; everything was rolled back, the database is unchanged
--- stderr
error: role "reporting" does not exist [42704]
  create/1-tables/tbl_a.sql:2:1
  LINE 2: grant select on a to reporting;
          ^
  hint: Roles belong to the whole server, and the private server has no role "reporting": create it where it is missing, in a file that runs before; or name a server that has it: --postgres-dsn DSN.
--- file create/1-tables/tbl_a.sql
do $$
begin
    if not exists (select from pg_roles where rolname = 'reporting') then
        create role reporting;
    end if;
end
$$;
create table a (id int);
grant select on a to reporting;
--- run create --ephemeral --quiet
--- status 0
--- stdout
create: 1 file applied, in <time>
