# An instance would refuse it, so verify does, too.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- git init -qb main
--- git add -A
--- git commit -qm one
--- git checkout -qb side
--- file deployment/00000-a.sql
create table a (id bigint);
--- run verify
--- status 4
--- stdout
verify: nothing could be compared, stopped at base 097050f with 0 deployments, in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f
[1/1] create/1-tables/tbl_a.sql  <time>
building base 097050f with 0 deployments
notice: base 097050f is the commit that is checked out, so only uncommitted changes are proven; name an earlier one with --base
error: could not build base 097050f with 0 deployments
refused: "deployment/00000-a.sql" was edited after it was contained in create/ on <when> [deployment-changed]
    @@ -1,1 +1,1 @@
    -create table a (id int);
    +create table a (id bigint);
  hint: A file of the base must not change: revert the edit (git checkout), and write the change as a new deployment: postgres-manager new NAME.
nothing was changed
