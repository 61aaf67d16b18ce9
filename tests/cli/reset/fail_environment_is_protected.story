# No flag overrides it, and a dry run is refused as well. Nothing is sent to a server.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file postgres-manager.json
{"environments": {"production": {"protected": true, "postgres-dsn": "host={root} dbname=shop user=me"}}}
--- run reset --yes --environment production
--- status 4
--- stderr
error: environment "production" is protected
  detail: Function reset destroys all data of a database. No option allows it in a protected environment.
  hint: If the data may be lost, remove "protected" from this environment in postgres-manager.json.
--- run reset --yes --environment production --postgres-dsn "host={root} dbname=shop user=me"
--- status 4
--- stderr
error: environment "production" is protected
  detail: Function reset destroys all data of a database. No option allows it in a protected environment.
  hint: If the data may be lost, remove "protected" from this environment in postgres-manager.json.
--- run reset --dry-run --environment production
--- status 4
--- stderr
error: environment "production" is protected
  detail: Function reset destroys all data of a database. No option allows it in a protected environment.
  hint: If the data may be lost, remove "protected" from this environment in postgres-manager.json.
--- run reset --yes --environment production --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"environment \"production\" is protected","detail":"Function reset destroys all data of a database. No option allows it in a protected environment.","hint":"If the data may be lost, remove \"protected\" from this environment in postgres-manager.json."}}
