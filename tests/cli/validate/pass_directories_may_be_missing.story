# One of them is enough; missing ones are reported, not refused.
--- server none
--- directory db/deployment
--- run validate --root db
--- status 0
--- stdout
validate: no create/, 0 deployments, no manual-deployment/, no findings
--- file young/create/1-tables/order.json
{"1": "tbl_a.sql"}
--- file young/create/1-tables/tbl_a.sql
create table a (id int);
--- run validate --root young
--- status 0
--- stdout
validate: 1 file in create/, no deployment/, no manual-deployment/, no findings
--- run validate --root young --output json
--- status 0
--- stdout
{"event":"validated","files":{"create":1},"missing":["deployment","manual-deployment"],"findings":[],"notices":[]}
