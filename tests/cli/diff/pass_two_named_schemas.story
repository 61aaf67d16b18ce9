# What was changed by hand in an instance becomes a deployment; two directories are compared; what does not exist.
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int primary key, b text);
--- file other/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file other/create/1-tables/tbl_a.sql
create table a (id bigint primary key);
--- sql
create table a (id int primary key, b text not null);
create index a_b on a (b);
--- run diff by hand --from create --to {dsn} --scratch-dsn {dsn}
--- status 0
--- stdout
wrote deployment/00000-by-hand.sql
  column public.a.b  (changed: not null)
    -- Fails while a row has no value: SELECT count(*) FROM public.a WHERE b IS NULL
    ALTER TABLE public.a ALTER COLUMN b SET NOT NULL;  reads the whole table
  index public.a_b  (new)
    CREATE INDEX a_b ON public.a USING btree (b);
diff: 2 statements in 1 file written, proven to lead to database "{database}", in <time>
next: read it, then see what would run: postgres-manager deployment --dry-run
--- stderr
building database "{database}"
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
--- run diff --from create --to other --scratch-dsn {dsn} --check --output json
--- status 8
--- stdout
{"event":"proposed","dry_run":true,"passed":false,"proven":true,"seconds":<time>,"before":"create/","after":"create/ of base other","deployments":[],"notices":[],"files":[{"path":"deployment/00001-change-id-of-a.sql","text":"-- change id of a\n\nALTER TABLE public.a ALTER COLUMN id TYPE bigint;\n","statements":[{"sql":"ALTER TABLE public.a ALTER COLUMN id TYPE bigint","object":"column public.a.id","reason":"changed: type","hazards":["rewrite"]}]}],"withheld":[{"sql":"ALTER TABLE public.a DROP COLUMN b","object":"column public.a.b","reason":"gone","hazards":["data-loss"]}],"refusals":[]}
--- stderr
building create/ of base other
[1/1] create/1-tables/tbl_a.sql  <time>
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
--- run diff --from other --to create --scratch-dsn {dsn} --dry-run
--- status 0
--- stdout
would write deployment/00001-add-b-to-a-and-1-more.sql
  column public.a.id  (changed: type)
    ALTER TABLE public.a ALTER COLUMN id TYPE integer;  rewrites the table
  column public.a.b  (new)
    ALTER TABLE public.a ADD COLUMN b text;
diff: 2 statements in 1 file would be written, proven to lead to create/, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building create/ of base other
[1/1] create/1-tables/tbl_a.sql  <time>
--- run diff --from nowhere --scratch-dsn {dsn}
--- status 2
--- stderr
error: there is no directory "nowhere"
  detail: It could be a git revision, but "." is not in a git repository.
  hint: Name a directory that contains the create/ of an earlier version: --base DIR.
--- run diff --from create --base empty
--- status 2
--- stderr
error: --from and --base exclude each other
  hint: --base names the base of the deployments, --from another schema than theirs.
