# The parameters that were set before it are set back.
--- file instance/settings.json
{"jit": false, "work_mem": "64XB"}
--- run instance --postgres-dsn {dsn} --apply
--- status 4
--- stderr
<target>
error: could not set parameter "work_mem" to "64XB"
  instance/settings.json
  detail: The server says: invalid value for parameter "work_mem": "64XB". The previous settings were restored.
  hint: Correct instance/settings.json, and run the same command again.
--- run instance --postgres-dsn {dsn} --apply --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"could not set parameter \"work_mem\" to \"64XB\"","sqlstate":"22023","detail":"The server says: invalid value for parameter \"work_mem\": \"64XB\". The previous settings were restored.","hint":"Correct instance/settings.json, and run the same command again.","location":{"file":"instance/settings.json"}}}
--- query select count(*) from pg_file_settings where sourcefile like '%postgresql.auto.conf' and name in ('jit', 'work_mem')
0
