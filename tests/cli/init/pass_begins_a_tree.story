# A new user needs no list of directories: one command, and the next three are printed.
--- server private
--- run init
--- status 0
--- stdout
wrote create/1-tables/order.json  (the order of the first group of create/)
wrote deployment/.gitkeep  (keeps the directory in git)
wrote postgres-manager.json  (settings)
wrote postgres-manager.schema.json  (describes the settings, for editors)
wrote .gitignore  (excludes private servers and files with passwords)
next: write the first table: postgres-manager new --table NAME
next: create an instance on a private server: postgres-manager create --local
next: prove that create/ and deployment/ agree: postgres-manager verify --base empty
--- run new --table customer
--- status 0
--- stdout
wrote create/1-tables/tbl_customer.sql  (for new instances)
wrote deployment/00000-add-customer.sql  (for existing instances)
wrote create/1-tables/order.json  (lists it)
next: write the same columns into both, then check: postgres-manager deployment --dry-run
--- run create --local
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- stderr
started a private PostgreSQL server in ".postgres-manager/server"
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/tbl_customer.sql  <time>
--- run verify --base empty
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (5 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/tbl_customer.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-add-customer.sql  <time>
--- run status --local
--- status 0
--- stdout
database "postgres", user "postgres", {root}/.postgres-manager/server/socket:5432, PostgreSQL <server>, tree "{root}"
created <when> by postgres

ordinal  state      file                               when (UTC)
      0  contained  deployment/00000-add-customer.sql  <when>

1 deployment: 1 contained
--- run stop
--- status 0
--- stdout
stopped the private server in ".postgres-manager/server"
