# The missing deployment is written, proven, and then nothing is missing any more.
--- file create/1-tables/order.json
{"1": "tbl_customer.sql"}
--- file create/1-tables/tbl_customer.sql
create table customer (
    id int primary key,
    name text,
    phone text default '' not null check (phone <> '-'),
    born date
);
comment on column customer.phone is 'With the code of the country';
create index customer_born on customer (born);
create view grown_up as select id, name from customer where born < '2000-01-01';
--- file deployment/00000-a.sql
create table customer (id int primary key, name text);
create view grown_up as select id from customer;
--- run diff --base empty --scratch-dsn {dsn} --dry-run
--- status 0
--- stdout
would write deployment/00001-add-phone-to-customer-and-4-more.sql
  column public.customer.phone  (new)
    ALTER TABLE public.customer ADD COLUMN phone text DEFAULT ''::text NOT NULL;
    COMMENT ON COLUMN public.customer.phone IS 'With the code of the country';
  column public.customer.born  (new)
    ALTER TABLE public.customer ADD COLUMN born date;
  constraint public.customer.customer_phone_check  (new)
    -- Fails while a row breaks it: SELECT count(*) FROM public.customer WHERE NOT (phone <> '-'::text)
    ALTER TABLE public.customer ADD CONSTRAINT customer_phone_check CHECK ((phone <> '-'::text));
  index public.customer_born  (new)
    CREATE INDEX customer_born ON public.customer USING btree (born);
  view public.grown_up  (changed: definition)
    CREATE OR REPLACE VIEW public.grown_up AS
     SELECT customer.id,
        customer.name
       FROM public.customer
      WHERE (customer.born < '2000-01-01'::date);
diff: 6 statements in 1 file would be written, proven to lead to create/, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
building an empty base with 1 deployment and the proposed files
[1/1] deployment/00001-add-phone-to-customer-and-4-more.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --check
--- status 8
--- stdout
would write deployment/00001-add-phone-to-customer-and-4-more.sql
  column public.customer.phone  (new)
    ALTER TABLE public.customer ADD COLUMN phone text DEFAULT ''::text NOT NULL;
    COMMENT ON COLUMN public.customer.phone IS 'With the code of the country';
  column public.customer.born  (new)
    ALTER TABLE public.customer ADD COLUMN born date;
  constraint public.customer.customer_phone_check  (new)
    -- Fails while a row breaks it: SELECT count(*) FROM public.customer WHERE NOT (phone <> '-'::text)
    ALTER TABLE public.customer ADD CONSTRAINT customer_phone_check CHECK ((phone <> '-'::text));
  index public.customer_born  (new)
    CREATE INDEX customer_born ON public.customer USING btree (born);
  view public.grown_up  (changed: definition)
    CREATE OR REPLACE VIEW public.grown_up AS
     SELECT customer.id,
        customer.name
       FROM public.customer
      WHERE (customer.born < '2000-01-01'::date);
diff: 6 statements in 1 file would be written, proven to lead to create/, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
building an empty base with 1 deployment and the proposed files
[1/1] deployment/00001-add-phone-to-customer-and-4-more.sql  <time>
--- run diff customers have phones --base empty --scratch-dsn {dsn}
--- status 0
--- stdout
wrote deployment/00001-customers-have-phones.sql
  column public.customer.phone  (new)
    ALTER TABLE public.customer ADD COLUMN phone text DEFAULT ''::text NOT NULL;
    COMMENT ON COLUMN public.customer.phone IS 'With the code of the country';
  column public.customer.born  (new)
    ALTER TABLE public.customer ADD COLUMN born date;
  constraint public.customer.customer_phone_check  (new)
    -- Fails while a row breaks it: SELECT count(*) FROM public.customer WHERE NOT (phone <> '-'::text)
    ALTER TABLE public.customer ADD CONSTRAINT customer_phone_check CHECK ((phone <> '-'::text));
  index public.customer_born  (new)
    CREATE INDEX customer_born ON public.customer USING btree (born);
  view public.grown_up  (changed: definition)
    CREATE OR REPLACE VIEW public.grown_up AS
     SELECT customer.id,
        customer.name
       FROM public.customer
      WHERE (customer.born < '2000-01-01'::date);
diff: 6 statements in 1 file written, proven to lead to create/, in <time>
next: read it, then see what would run: postgres-manager deployment --dry-run
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
building an empty base with 1 deployment and the proposed files
[1/1] deployment/00001-customers-have-phones.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --check
--- status 0
--- stdout
diff: nothing to write, create/ and an empty base with 2 deployments lead to the same schema, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 2 deployments
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-customers-have-phones.sql  <time>
--- run verify --base empty --scratch-dsn {dsn}
--- status 0
--- stdout
verify: create/ and an empty base with 2 deployments lead to the same schema (11 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 2 deployments
[1/2] deployment/00000-a.sql  <time>
[2/2] deployment/00001-customers-have-phones.sql  <time>
--- run deployment --postgres-dsn {dsn} --quiet
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- query select column_name from information_schema.columns where table_name = 'customer' order by ordinal_position
id
name
phone
born
