# PostgreSQL's own parser supports one version of SQL, and the server may be a later one: a notice, and only for files
# that are still to run.
--- file deployment/00000-a.sql
create table a (id int);
creat table b (id int);
--- file deployment/00001-b.sql
create table c (id int, twice int generated always as (id * 2) virtual);
--- run validate
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings
--- stderr
notice: deployment/00000-a.sql:2:1: PostgreSQL's parser, version 15, reports: syntax error at or near "creat"; a later server may accept it
notice: deployment/00001-b.sql:1:64: PostgreSQL's parser, version 15, reports: syntax error at or near "virtual"; a later server may accept it
--- run validate --output json
--- status 0
--- stdout
{"event":"validated","files":{"deployment":2},"missing":["create","manual-deployment"],"findings":[],"notices":["deployment/00000-a.sql:2:1: PostgreSQL's parser, version 15, reports: syntax error at or near \"creat\"; a later server may accept it","deployment/00001-b.sql:1:64: PostgreSQL's parser, version 15, reports: syntax error at or near \"virtual\"; a later server may accept it"]}
--- file deployment/00000-a.sql
create table a (id int);
--- remove deployment/00001-b.sql
--- run deployment --quiet --postgres-dsn {dsn}
--- status 0
--- stdout
deployment: 1 file applied, in <time>
--- file deployment/00000-a.sql
create table a (id int);;
--- file deployment/00001-b.sql
creat table b (id int);
--- run validate --postgres-dsn {dsn}
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings; database "{database}": 1 in place, 1 pending, nothing to refuse
--- stderr
<target>
notice: "deployment/00000-a.sql" was edited since it ran, in comments or white space only
notice: deployment/00001-b.sql:1:1: PostgreSQL's parser, version 15, reports: syntax error at or near "creat"; a later server may accept it
--- file deployment/00001-b.sql
create table b (id int default :num, t text default 'x');
--- run validate
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings
--- stderr
notice: deployment/00001-b.sql:1:32: variable "num" is not set (--set num=VALUE), and PostgreSQL's parser, version 15, reports: syntax error at or near ":"
--- run validate --set num=1
--- status 0
--- stdout
validate: no create/, 2 deployments, no manual-deployment/, no findings
