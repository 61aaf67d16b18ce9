# Needs no server, whatever the environment contains.
--- server none
--- env DATABASE_URL=host=/nowhere
--- env POSTGRES_MANAGER_DSN=host=/nowhere
--- env PGHOST=/nowhere
--- file create/1-tables/order.json
{"1": "tbl_a.sql", "2": "tbl_b.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file create/1-tables/tbl_b.sql
create table b (id int);
--- file deployment/00000-a.sql
create table a (id int);
--- file manual-deployment/README.md
Usually none.
--- run validate
--- status 0
--- stdout
validate: 2 files in create/, 1 deployment, no findings
--- run --function validate --output json
--- status 0
--- stdout
{"event":"validated","files":{"create":2,"deployment":1,"manual-deployment":0},"missing":[],"findings":[],"notices":[]}
--- file manual-deployment/00007-fix.sql
create table fix (id int);
--- run validate --quiet
--- status 0
--- stdout
validate: 2 files in create/, 1 deployment, 1 manual deployment, no findings
--- run validate --output json
--- status 0
--- stdout
{"event":"validated","files":{"create":2,"deployment":1,"manual-deployment":1},"missing":[],"findings":[],"notices":[]}
