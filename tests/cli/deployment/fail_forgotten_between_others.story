# The hints do not contradict each other: none moves a file that another one restores.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
-- nothing yet
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 2 files applied, in <time>
--- file deployment/00001-b.sql
create table b (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" had no statement when it ran on <when> [deployment-changed]
  detail: The statements that were added to it since have not run.
    @@ -1,1 +1,1 @@
    --- nothing yet
    +create table b (id int);
  hint: Run it with the next deployment: postgres-manager repair --postgres-dsn {dsn} --forget 1
nothing was changed
--- run repair --accept-changed 1 --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" had no statement when it ran on <when> [deployment-changed]
  detail: The statements that were added to it since have not run.
    @@ -1,1 +1,1 @@
    --- nothing yet
    +create table b (id int);
  hint: Run it with the next deployment: postgres-manager repair --postgres-dsn {dsn} --forget 1
nothing was changed
--- run repair --quiet --forget 1 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- sql
drop table a;
--- run repair --quiet --forget 0 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment forgotten, in <time>
--- file deployment/00002-c.sql
create table c (id int);
--- run deployment --postgres-dsn {dsn}
--- status 4
--- stderr
<target>
refused: "deployment/00000-a.sql" is not in place, but the later "deployment/00001-b.sql" ran on <when> [deployment-late]
  hint: Run it as a manual deployment, with any other that is pending, then mark it as applied: mkdir -p manual-deployment && cp deployment/00000-a.sql manual-deployment/ && postgres-manager deployment --postgres-dsn {dsn} --manual-deployment && postgres-manager repair --postgres-dsn {dsn} --mark-applied 0
nothing was changed
--- sql
drop table b;
--- run repair --quiet --forget 1 --mark-applied 0 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, 1 deployment forgotten, in <time>
--- run repair --quiet --mark-applied 2 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- run deployment --postgres-dsn {dsn} --history-schema postgres_manager
--- status 4
--- stderr
<target>
refused: "deployment/00001-b.sql" is not in place, but the later "deployment/00002-c.sql" was marked as applied on <when> [deployment-late]
  hint: Run it as a manual deployment, with any other that is pending, then mark it as applied: mkdir -p manual-deployment && cp deployment/00001-b.sql manual-deployment/ && postgres-manager deployment --history-schema postgres_manager --postgres-dsn {dsn} --manual-deployment && postgres-manager repair --history-schema postgres_manager --postgres-dsn {dsn} --mark-applied 1
nothing was changed
--- file manual-deployment/00001-b.sql
create table b (id int);
--- run deployment --quiet --manual-deployment --postgres-dsn {dsn}
--- status 0
--- stdout
manual deployment: 1 file applied, in <time>
--- run repair --quiet --mark-applied 1 --postgres-dsn {dsn}
--- status 0
--- stdout
repair: 1 deployment marked as applied, in <time>
--- run deployment --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: nothing to do, 3 deployments are in place
--- stderr
<target>
