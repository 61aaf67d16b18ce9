# Unchanged pg_dump output of the deployments: PostgreSQL prints expressions differently after they were loaded.
--- server none
--- file create/1-tables/order.json
{"1": "dump.sql"}
--- file create/1-tables/dump.sql
CREATE TABLE public.a (
    s character varying DEFAULT 'x'::character varying,
    n integer,
    CONSTRAINT a_s_check CHECK (((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))
);
CREATE VIEW public.v AS
 SELECT a.n
   FROM public.a
  WHERE ((a.s)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]));
--- file deployment/00000-a.sql
create table a (s varchar default 'x' check (s in ('x', 'y')), n int);
create view v as select n from a where s in ('x', 'z');
--- run verify --quiet --base empty
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (7 objects), in <time>
