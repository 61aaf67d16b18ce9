# Neither the function nor the option loads test data into a protected environment; nothing is sent to a server.
--- server none
--- file create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file create/1-tables/tbl_a.sql
create table a (id int);
--- file test-data/1-a.sql
insert into a values (1);
--- file postgres-manager.json
{"environments": {"production": {"protected": true, "postgres-dsn": "host={root} dbname=shop user=me"}}}
--- run test-data --environment production
--- status 4
--- stderr
error: environment "production" is protected
  detail: Test data are never loaded there.
  hint: Data that every instance needs belong in create/ and in deployments.
--- run create --with-test-data --environment production
--- status 4
--- stderr
error: environment "production" is protected
  detail: Test data are never loaded there.
  hint: Omit --with-test-data. Data that every instance needs belong in create/ and in deployments.
--- run test-data --environment production --dry-run --output json
--- status 4
--- stdout
{"event":"error","error":{"code":"refused","message":"environment \"production\" is protected","detail":"Test data are never loaded there.","hint":"Data that every instance needs belong in create/ and in deployments."}}
