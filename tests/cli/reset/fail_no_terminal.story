# There is no terminal for the question, so the error names the flag that answers it; nothing is sent to a server.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- run reset --postgres-dsn "host={root} dbname=shop user=me"
--- status 2
--- stderr
error: cannot ask for confirmation without a terminal
  detail: Function reset drops everything in database "shop" and creates it again.
  hint: To confirm, add --yes.
--- run reset --postgres-dsn "host={root} dbname=shop user=me" --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"cannot ask for confirmation without a terminal","detail":"Function reset drops everything in database \"shop\" and creates it again.","hint":"To confirm, add --yes."}}
