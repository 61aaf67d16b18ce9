--- file instance/roles.sql
CREATE ROLE {database}_app;
--- run instance --postgres-dsn {dsn}
--- status 6
--- stderr
<target>
error: role "{database}_app" already exists
  instance/roles.sql:1:1
  LINE 1: CREATE ROLE {database}_app;
          ^
  detail: The file ran once without an error, and failed when it ran again.
  hint: Create a role only where it is missing: SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \gexec
--- sql
create role {database}_app;
--- run instance --postgres-dsn {dsn}
--- status 6
--- stderr
<target>
error: role "{database}_app" already exists
  instance/roles.sql:1:1
  LINE 1: CREATE ROLE {database}_app;
          ^
  hint: Create a role only where it is missing: SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \gexec
--- run instance --postgres-dsn {dsn} --output json
--- status 6
--- stdout
{"event":"error","error":{"code":"sql","message":"role \"{database}_app\" already exists","sqlstate":"42710","hint":"Create a role only where it is missing: SELECT 'CREATE ROLE app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') \\gexec","location":{"file":"instance/roles.sql","line":1,"column":1,"source_line":"CREATE ROLE {database}_app;"}}}
