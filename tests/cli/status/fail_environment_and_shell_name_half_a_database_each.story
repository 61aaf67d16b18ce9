# The host of the file with the database name of the shell would be a database that the user did not choose.
--- server none
--- file deployment/00000-a.sql
select 1;
--- file .env.production
PGHOST=/nowhere
PGDATABASE=shop
--- env PGDATABASE=other
--- run status --environment production
--- status 2
--- stderr
error: environment "production" and the variable PGDATABASE each name a database
  detail: The file ".env.production" sets PGDATABASE, and it has another value in the environment of the program.
  hint: Remove one of the two (unset PGDATABASE), or use --postgres-dsn.
--- file .env.production
DATABASE_URL=postgresql:///shop
--- env PGDATABASE
--- env PGHOST=/elsewhere
--- run status --environment production --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"environment \"production\" and the variable PGHOST each name a database","detail":"The file \".env.production\" sets DATABASE_URL without a host, and PGHOST is set in the environment of the program.","hint":"Remove one of the two (unset PGHOST), or use --postgres-dsn."}}
