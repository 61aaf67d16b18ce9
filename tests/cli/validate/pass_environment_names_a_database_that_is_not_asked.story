# The environment's file is read for its settings and variables only, so that the shell's database is no contradiction.
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
