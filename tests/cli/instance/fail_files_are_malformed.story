--- server none
--- file instance/settings.json
{"work_mem": null, "work_mem": "1MB"}
--- file instance/roles.sql
CREATE ROLE app;
COMMIT;
--- file instance/pg_hba.conf
local all all trust
hostt all all all trust
host all all 10.0.0.0/33 trust
--- file instance/pg_ident.conf
--- run instance --postgres-dsn postgresql:///nowhere
--- status 3
--- stderr
instance/pg_hba.conf:2: error: invalid connection type "hostt" [access-rule]
  hint: Write: TYPE DATABASE USER [ADDRESS] METHOD [OPTIONS], as in pg_hba.conf.
instance/pg_hba.conf:3: error: invalid CIDR mask in address "10.0.0.0/33" [access-rule]
  hint: Write: TYPE DATABASE USER [ADDRESS] METHOD [OPTIONS], as in pg_hba.conf.
instance/pg_ident.conf: error: "pg_ident.conf" is not a file of instance/ [stray-entry]
  hint: It may contain pg_hba.conf, settings.json and roles.sql. Move other files out of it.
instance/roles.sql:2:1: error: COMMIT inside a file of the tree [transaction-control]
  LINE 2: COMMIT;
          ^
  hint: Remove it: each file already runs in its own transaction; savepoints are allowed.
instance/settings.json: error: parameter "work_mem" appears twice [instance-settings]
  hint: Write an object of parameters: {"work_mem": "64MB", "max_connections": 200}.
5 problems in the source tree; nothing was run
--- run instance --postgres-dsn postgresql:///nowhere --output json
--- status 3
--- stdout
{"event":"findings","findings":[{"rule":"access-rule","location":{"file":"instance/pg_hba.conf","line":2,"source_line":"hostt all all all trust"},"message":"invalid connection type \"hostt\"","hint":"Write: TYPE DATABASE USER [ADDRESS] METHOD [OPTIONS], as in pg_hba.conf."},{"rule":"access-rule","location":{"file":"instance/pg_hba.conf","line":3,"source_line":"host all all 10.0.0.0/33 trust"},"message":"invalid CIDR mask in address \"10.0.0.0/33\"","hint":"Write: TYPE DATABASE USER [ADDRESS] METHOD [OPTIONS], as in pg_hba.conf."},{"rule":"stray-entry","location":{"file":"instance/pg_ident.conf"},"message":"\"pg_ident.conf\" is not a file of instance/","hint":"It may contain pg_hba.conf, settings.json and roles.sql. Move other files out of it."},{"rule":"transaction-control","location":{"file":"instance/roles.sql","line":2,"column":1,"source_line":"COMMIT;"},"message":"COMMIT inside a file of the tree","hint":"Remove it: each file already runs in its own transaction; savepoints are allowed."},{"rule":"instance-settings","location":{"file":"instance/settings.json"},"message":"parameter \"work_mem\" appears twice","hint":"Write an object of parameters: {\"work_mem\": \"64MB\", \"max_connections\": 200}."}]}
--- run validate
--- status 3
--- stderr
error: there is no source tree in directory "."
  detail: It has none of create/, deployment/ and manual-deployment/.
  hint: Name the directory that contains it with --root DIR, or begin one here: postgres-manager init
--- run create --local
--- status 3
--- stderr
create: error: directory "create" does not exist [directory-missing]
  hint: Name the directory that contains the source tree with --root DIR, or begin one here: postgres-manager init
1 problem in the source tree; nothing was run
