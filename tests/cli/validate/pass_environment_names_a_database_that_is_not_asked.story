# Only settings and variables of the environment's file are used, so the shell's database does not conflict with it.
--- server none
--- file .env.production
DATABASE_URL=host=/nowhere
--- env POSTGRES_MANAGER_DSN=host=/elsewhere
--- file deployment/00000-a.sql
create table a (id int);
--- run validate --environment production
--- status 0
--- stdout
validate: no create/, 1 deployment, no manual-deployment/, no findings
