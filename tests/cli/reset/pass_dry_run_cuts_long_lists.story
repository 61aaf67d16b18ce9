# A dry run asks nothing, needs no --yes, takes no lock and changes nothing.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- sql
do $$ begin for i in 10..29 loop execute format('create table t%s (id int)', i); end loop; end $$;
--- run reset --dry-run --postgres-dsn {dsn}
--- status 0
--- stdout
drop 20 tables: public.t10, public.t11, public.t12, public.t13, public.t14, public.t15, public.t16, public.t17, public.t18, public.t19 and 10 more
dry run: 20 objects would be dropped and 1 file would run, in one transaction; nothing was changed
--- stderr
<target>
--- query select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
20
