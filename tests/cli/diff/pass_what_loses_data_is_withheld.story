# Statements that lose data are named, and written into a file of their own if that is allowed.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create type mood as enum ('sad', 'so-so', 'happy');
create table a (id int primary key, feels mood default 'so-so');
--- file deployment/00000-a.sql
create type mood as enum ('sad', 'happy');
create table a (id int primary key, feels mood, old text);
create view v as select old from a;
create table gone (id int);
--- run diff --base empty --scratch-dsn {dsn}
--- status 8
--- stdout
wrote deployment/00001-change-mood.sql  (new labels of an enum can be used only after COMMIT)
  type public.mood  (changed: labels)
    ALTER TYPE public.mood ADD VALUE 'so-so' AFTER 'sad';
wrote deployment/00002-add-feels-to-a-and-1-more.sql
  view public.v  (gone)
    DROP VIEW public.v;
  default public.a.feels  (new)
    ALTER TABLE public.a ALTER COLUMN feels SET DEFAULT 'so-so'::public.mood;
not written, because it loses data (add --allow data-loss to write it):
  column public.a.old  (gone)
    ALTER TABLE public.a DROP COLUMN old;  loses data
  table public.gone  (gone)
    DROP TABLE public.gone;  loses data
diff: 3 statements in 2 files written, proven to lead to create/ with what was not written, in <time>
next: read it, then see what would run: postgres-manager deployment --dry-run
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-a.sql  <time>
building an empty base with 1 deployment and the proposed files
[1/3] deployment/00001-change-mood.sql  <time>
[2/3] deployment/00002-add-feels-to-a-and-1-more.sql  <time>
[3/3] deployment/00003-drop-gone-and-1-more.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --allow data-loss
--- status 0
--- stdout
wrote deployment/00003-drop-gone-and-1-more.sql  (it loses data)
  column public.a.old  (gone)
    ALTER TABLE public.a DROP COLUMN old;  loses data
  table public.gone  (gone)
    DROP TABLE public.gone;  loses data
diff: 2 statements in 1 file written, proven to lead to create/, in <time>
next: read it, then see what would run: postgres-manager deployment --dry-run
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 3 deployments
[1/3] deployment/00000-a.sql  <time>
[2/3] deployment/00001-change-mood.sql  <time>
[3/3] deployment/00002-add-feels-to-a-and-1-more.sql  <time>
building an empty base with 3 deployments and the proposed files
[1/1] deployment/00003-drop-gone-and-1-more.sql  <time>
--- run diff --base empty --scratch-dsn {dsn} --output json
--- status 0
--- stdout
{"event":"proposed","dry_run":false,"passed":true,"proven":true,"seconds":<time>,"before":"an empty base with 4 deployments","after":"create/","base":{"kind":"empty"},"deployments":["deployment/00000-a.sql","deployment/00001-change-mood.sql","deployment/00002-add-feels-to-a-and-1-more.sql","deployment/00003-drop-gone-and-1-more.sql"],"notices":[],"files":[],"withheld":[],"refusals":[]}
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building an empty base with 4 deployments
[1/4] deployment/00000-a.sql  <time>
[2/4] deployment/00001-change-mood.sql  <time>
[3/4] deployment/00002-add-feels-to-a-and-1-more.sql  <time>
[4/4] deployment/00003-drop-gone-and-1-more.sql  <time>
