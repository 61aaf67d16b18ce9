# As on a managed server: what cannot be had is named, and the rest is compared.
--- sql
create role {database}_weak login;
--- file instance/settings.json
{"work_mem": "64MB"}
--- file instance/roles.sql
ALTER ROLE {database}_weak CREATEDB;
--- file instance/pg_hba.conf
local all all trust
--- run instance --postgres-dsn "{dsn} user={database}_weak"
--- status 8
--- stdout
instance/pg_hba.conf
  not available: role "{database}_weak" may not read pg_hba_file_rules
  hint: Connect as a superuser; docs/instance.md lists the rights that are needed.
instance/settings.json
  work_mem: 4MB -> 64MB
instance/roles.sql
  not available: the server says: permission denied
  hint: Connect as a role with CREATEROLE, or as a superuser.
instance: the server does not match instance/, in <time>
  hint: To change the server: postgres-manager instance --postgres-dsn '{dsn} user={database}_weak' --apply
--- stderr
database "{database}", user "{database}_weak", {host}:{port}, PostgreSQL <server>, tree "{root}"
--- run instance --postgres-dsn "{dsn} user={database}_weak" --output json
--- status 8
--- stdout
{"event":"compared-instance","passed":false,"applied":false,"database":"{database}","host":"{host}","port":"{port}","user":"{database}_weak","server_version":"<server>","tree":"{root}","files":["instance/pg_hba.conf","instance/settings.json","instance/roles.sql"],"access_rules":[],"access_rule_errors":[],"access_rules_not_loaded":false,"parameters":[{"name":"work_mem","value":"4MB","wanted":"64MB","needs_restart":false,"waits":false}],"roles":[],"unavailable":[{"file":"instance/pg_hba.conf","reason":"role \"{database}_weak\" may not read pg_hba_file_rules","hint":"Connect as a superuser; docs/instance.md lists the rights that are needed."},{"file":"instance/roles.sql","reason":"the server says: permission denied","hint":"Connect as a role with CREATEROLE, or as a superuser."}],"waiting_for_restart":[],"seconds":<time>,"hint":"To change the server: postgres-manager instance --postgres-dsn '{dsn} user={database}_weak' --apply"}
--- run instance --postgres-dsn "{dsn} user={database}_weak" --apply
--- status 8
--- stdout
instance/pg_hba.conf
  not available: role "{database}_weak" may not read pg_hba_file_rules
  hint: Connect as a superuser; docs/instance.md lists the rights that are needed.
instance/settings.json
  work_mem: 4MB -> 64MB  (role "{database}_weak" may not change it)
  not available: role "{database}_weak" may not call pg_reload_conf()
  hint: Connect as a superuser; docs/instance.md lists the rights that are needed.
instance/roles.sql
  not available: the server says: permission denied
  hint: Connect as a role with CREATEROLE, or as a superuser.
instance: the server still does not match instance/, in <time>
--- stderr
database "{database}", user "{database}_weak", {host}:{port}, PostgreSQL <server>, tree "{root}"
