# Nothing is overwritten, and a .gitignore only gets the lines that it lacks.
--- server none
--- file .gitignore
*.log
.env.*
--- file postgres-manager.json
{"lock-retries": 9}
--- file create/2-views/order.json
{"1": "v.sql"}
--- file create/2-views/v.sql
create view v as select 1;
--- file deployment/7-a.sql
select 1;
--- run init
--- status 0
--- stdout
wrote postgres-manager.schema.json  (describes the settings, for editors)
wrote .gitignore  (excludes private servers and files with passwords)
kept create  (exists already)
kept deployment  (exists already)
kept postgres-manager.json  (exists already)
next: write the first table: postgres-manager new --table NAME
next: create an instance on a private server: postgres-manager create --local
next: prove that create/ and deployment/ agree: postgres-manager verify --base empty
--- run validate
--- status 0
--- stdout
validate: 1 file in create/, 1 deployment, no manual-deployment/, no findings
--- run init
--- status 0
--- stdout
kept create  (exists already)
kept deployment  (exists already)
kept postgres-manager.json  (exists already)
kept postgres-manager.schema.json  (exists already)
kept .gitignore  (exists already)
init: nothing to do, the source tree is complete
