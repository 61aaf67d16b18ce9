# PostgreSQL prints an instance's expressions differently after pg_dump and psql have copied them.
--- file deployment/00000-a.sql
create table a (s varchar default 'x' check (s in ('x', 'y')), n int);
create index on a (n) where s in ('x', 'z');
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file create/1-tables/order.json
{"1": "dump.sql"}
--- file create/1-tables/dump.sql
CREATE TABLE public.a (
    s character varying DEFAULT 'x'::character varying,
    n integer,
    CONSTRAINT a_s_check CHECK (((s)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))
);
CREATE INDEX by_n ON public.a USING btree (n) WHERE ((s)::text = ANY ((ARRAY['x'::character varying, 'z'::character varying])::text[]));
--- run drift --quiet --against create --postgres-dsn {dsn}
--- status 8
--- stdout
- create/   + database "{database}"

schema public
  ~ table a
    ~ index by_n  is named a_n_idx in database "{database}"
      to rename it in create/: ALTER INDEX public.by_n RENAME TO a_n_idx;
      to rename it in database "{database}": ALTER INDEX public.a_n_idx RENAME TO by_n;

1 difference: 1 renamed
  hint: Run what is pending first (postgres-manager status --postgres-dsn {dsn}). What remains was changed by hand, or create/ and the deployments do not agree (postgres-manager verify --postgres-dsn {dsn}).
drift: database "{database}" is not the same as create/, in <time>
