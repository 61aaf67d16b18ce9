# extensions/ has a stand-in for an extension that only the production server has.
--- server none
--- file create/1-tables/order.json
{"1": "ext_cloud_only.sql"}
--- file create/1-tables/ext_cloud_only.sql
create extension cloud_only;
--- file deployment/00000-cloud-only.sql
create extension cloud_only;
--- file extensions/cloud_only.control
default_version = '1.0'
--- file extensions/cloud_only--1.0.sql
create function cloud_only() returns int language sql as 'select 1';
--- run create --ephemeral
--- status 0
--- stdout
create: 1 file applied, 1 deployment marked as contained, in <time>
--- stderr
database "postgres", user "postgres", <where>/socket:5432, PostgreSQL <server>, tree "{root}"
[1/1] create/1-tables/ext_cloud_only.sql  <time>
--- run verify --base empty
--- status 0
--- stdout
verify: create/ and an empty base with 1 deployment lead to the same schema (3 objects), in <time>
--- stderr
building create/
[1/1] create/1-tables/ext_cloud_only.sql  <time>
building an empty base with 1 deployment
[1/1] deployment/00000-cloud-only.sql  <time>
