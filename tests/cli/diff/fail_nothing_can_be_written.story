# What was perhaps renamed, what would need another order of columns, and a range type in use.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create type span as range (subtype = int8);
create table renamed (id int primary key, feels span);
create table b (first text, second int);
create table c (feels span);
--- file deployment/00000-a.sql
create type span as range (subtype = int4);
create table a (id int primary key, feels span);
create table b (second int);
create table c (feels span);
--- run diff --base empty --scratch-dsn {dsn}
--- status 8
--- stdout
no statements lead to create/ for:
  column public.c.feels: needs type public.span, which is created again
  table public.b: column "first" cannot be moved to place 1: new columns come last
  table public.a: it may have been renamed to table public.renamed: ALTER TABLE public.a RENAME CONSTRAINT a_pkey TO renamed_pkey; ALTER TABLE public.a RENAME TO renamed
  hint: Write these changes by hand: postgres-manager new NAME
diff: nothing was written, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --output json
--- status 8
--- stdout
{"event":"proposed","dry_run":false,"passed":false,"proven":false,"seconds":<time>,"before":"an empty base with 1 deployment","after":"create/","base":{"kind":"empty"},"deployments":["deployment/00000-a.sql"],"notices":[],"files":[],"withheld":[],"refusals":[{"object":"column public.c.feels","reason":"needs type public.span, which is created again"},{"object":"table public.b","reason":"column \"first\" cannot be moved to place 1: new columns come last"},{"object":"table public.a","reason":"it may have been renamed to table public.renamed: ALTER TABLE public.a RENAME CONSTRAINT a_pkey TO renamed_pkey; ALTER TABLE public.a RENAME TO renamed"}]}
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --ignore column-order --ignore "table public.a" --ignore "table public.renamed" --ignore "table public.c" --ignore "type public.span"
--- status 0
--- stdout
wrote deployment/00001-add-first-to-b.sql
  column public.b.first  (new)
    ALTER TABLE public.b ADD COLUMN first text;
diff: 1 statement in 1 file written, proven to lead to create/, in <time>
next: read it, then see what would run: postgres-manager deployment --dry-run
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
building an empty base with 1 deployment and the proposed files
[1/1] deployment/00001-add-first-to-b.sql  <time>
