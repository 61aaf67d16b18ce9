# Nothing is deleted until every environment has every one of the deployments; each that has not is named.
--- file deployment/00000-a.sql
create table a (id int);
--- file deployment/00001-b.sql
alter table a add b int;
--- file deployment/00002-c.sql
alter table a add c int;
--- file deployment/00003-d.sql
alter table a add d int;
--- file deployment/00004-e.sql
alter table a add e int;
--- file undo/00001-b.sql
alter table a drop b;
--- file postgres-manager.json
{"environments": {
  "1-up-to-date": {"postgres-dsn": "{uri}"},
  "2-failed": {},
  "3-down": {"postgres-dsn": "host={root} user=me dbname=shop"},
  "4-without-a-database": {"protected": true},
  "5-new": {},
  "6-password": {"postgres-dsn": "host={host} port={port} user=me dbname=shop", "password-command": "exit 3"}}}
--- file .env.2-failed
POSTGRES_MANAGER_DSN={uri}
POSTGRES_MANAGER_DBNAME={database}_failed
--- file .env.5-new
POSTGRES_MANAGER_DSN={uri}
POSTGRES_MANAGER_DBNAME={database}_new
--- file .env.old
POSTGRES_MANAGER_DSN={uri}
--- sql
create database {database}_failed
--- sql
create database {database}_new
--- run deployment --environment 1-up-to-date --quiet
--- status 0
--- stdout
deployment: 5 files applied, in <time>
--- file deployment/00002-c.sql
alter table b add c int;
--- run deployment --environment 2-failed --quiet
--- status 6
--- stdout
applied    deployment/00000-a.sql  <time>
applied    deployment/00001-b.sql  <time>
failed     deployment/00002-c.sql  rolled back
not tried  deployment/00003-d.sql
not tried  deployment/00004-e.sql
2 applied, 1 failed, 2 not tried; correct the file and run the same command again
--- stderr
error: relation "b" does not exist [42P01]
  deployment/00002-c.sql:1:1
  LINE 1: alter table b add c int;
          ^
--- file deployment/00002-c.sql
alter table a add c int;
--- env POSTGRES_MANAGER_DSN={uri}
--- run prune --before 4
--- status 4
--- stderr
database "{database}", user "{user}", {host}:{port}, PostgreSQL <server>, environment "1-up-to-date", tree "{root}"
database "{database}_failed", user "{user}", {host}:{port}, PostgreSQL <server>, environment "2-failed", tree "{root}"
database "{database}_new", user "{user}", {host}:{port}, PostgreSQL <server>, environment "5-new", tree "{root}"
notice: environment "old" was not asked: it has a file .env.old and is not in postgres-manager.json
refused: environment "2-failed" does not have deployments 2 to 3 [prune-not-in-place]
  detail: There: 2 failed, 3 pending.
  hint: Bring it up to date: postgres-manager deployment --environment 2-failed
refused: environment "3-down" could not be asked: could not connect to server "{root}", port 5432 [prune-not-checked]
  detail: libpq says: connection to server <where> failed: No such file or directory
    	Is the server running locally and accepting connections on that socket?
  hint: Check that the server runs and that the host in the connection string is its socket directory.
refused: environment "4-without-a-database" could not be asked: environment "4-without-a-database" names no database [prune-not-checked]
  hint: Write "postgres-dsn" into this environment in "postgres-manager.json", or POSTGRES_MANAGER_DSN into ".env.4-without-a-database".
refused: environment "5-new" does not have deployments 0 to 3 [prune-not-in-place]
  detail: Nothing of this tree is in place there.
  hint: Create it: postgres-manager create --environment 5-new; if it contains objects, adopt it: postgres-manager baseline --environment 5-new
refused: environment "6-password" could not be asked: the password command failed with exit status 3 [prune-not-checked]
  detail: It printed no error message.
  hint: Run the password-command of postgres-manager.json by hand, in the directory of the source tree.
nothing was changed
--- run prune --before 4 --output json
--- status 4
--- stdout
{"event":"pruned","dry_run":false,"before":4,"files":["deployment/00000-a.sql","undo/00001-b.sql","deployment/00001-b.sql","deployment/00002-c.sql","deployment/00003-d.sql"],"deleted":false,"environments":[{"name":"1-up-to-date","asked":true,"lacking":[]},{"name":"2-failed","asked":true,"lacking":[2,3]},{"name":"3-down","asked":false,"lacking":[]},{"name":"4-without-a-database","asked":false,"lacking":[]},{"name":"5-new","asked":true,"lacking":[0,1,2,3]},{"name":"6-password","asked":false,"lacking":[]}],"notices":["environment \"old\" was not asked: it has a file .env.old and is not in postgres-manager.json"],"refusals":[{"rule":"prune-not-in-place","ordinal":2,"message":"environment \"2-failed\" does not have deployments 2 to 3","detail":"There: 2 failed, 3 pending.","hint":"Bring it up to date: postgres-manager deployment --environment 2-failed"},{"rule":"prune-not-checked","message":"environment \"3-down\" could not be asked: could not connect to server \"{root}\", port 5432","detail":"libpq says: connection to server <where> failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?","hint":"Check that the server runs and that the host in the connection string is its socket directory."},{"rule":"prune-not-checked","message":"environment \"4-without-a-database\" could not be asked: environment \"4-without-a-database\" names no database","hint":"Write \"postgres-dsn\" into this environment in \"postgres-manager.json\", or POSTGRES_MANAGER_DSN into \".env.4-without-a-database\"."},{"rule":"prune-not-in-place","ordinal":0,"message":"environment \"5-new\" does not have deployments 0 to 3","detail":"Nothing of this tree is in place there.","hint":"Create it: postgres-manager create --environment 5-new; if it contains objects, adopt it: postgres-manager baseline --environment 5-new"},{"rule":"prune-not-checked","message":"environment \"6-password\" could not be asked: the password command failed with exit status 3","detail":"It printed no error message.","hint":"Run the password-command of postgres-manager.json by hand, in the directory of the source tree."}]}
--- run prune --before 2 --dry-run --output json
--- status 4
--- stdout
{"event":"pruned","dry_run":true,"before":2,"files":["deployment/00000-a.sql","undo/00001-b.sql","deployment/00001-b.sql"],"deleted":false,"environments":[{"name":"1-up-to-date","asked":true,"lacking":[]},{"name":"2-failed","asked":true,"lacking":[]},{"name":"3-down","asked":false,"lacking":[]},{"name":"4-without-a-database","asked":false,"lacking":[]},{"name":"5-new","asked":true,"lacking":[0,1]},{"name":"6-password","asked":false,"lacking":[]}],"notices":["environment \"old\" was not asked: it has a file .env.old and is not in postgres-manager.json"],"refusals":[{"rule":"prune-not-checked","message":"environment \"3-down\" could not be asked: could not connect to server \"{root}\", port 5432","detail":"libpq says: connection to server <where> failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?","hint":"Check that the server runs and that the host in the connection string is its socket directory."},{"rule":"prune-not-checked","message":"environment \"4-without-a-database\" could not be asked: environment \"4-without-a-database\" names no database","hint":"Write \"postgres-dsn\" into this environment in \"postgres-manager.json\", or POSTGRES_MANAGER_DSN into \".env.4-without-a-database\"."},{"rule":"prune-not-in-place","ordinal":0,"message":"environment \"5-new\" does not have deployments 0 to 1","detail":"Nothing of this tree is in place there.","hint":"Create it: postgres-manager create --environment 5-new; if it contains objects, adopt it: postgres-manager baseline --environment 5-new"},{"rule":"prune-not-checked","message":"environment \"6-password\" could not be asked: the password command failed with exit status 3","detail":"It printed no error message.","hint":"Run the password-command of postgres-manager.json by hand, in the directory of the source tree."}]}
--- run validate
--- status 0
--- stdout
validate: no create/, 5 deployments, 1 undo file, no manual-deployment/, no findings
