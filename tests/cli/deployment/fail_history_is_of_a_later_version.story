# A later version may have changed the meaning of rows.
--- file deployment/00000-a.sql
create table a (id int);
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
update postgres_manager.format set version = 4;
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
error: the history of this database has format 4, but this program supports formats up to 3
  hint: Update postgres-manager to the version that the other runs use.
