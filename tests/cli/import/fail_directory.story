# What cannot be a directory of migrations.
--- server none
--- directory empty
--- file notes/a.sql
select 1;
--- run import
--- status 2
--- stderr
error: function import needs a directory
  hint: Name the one that contains the migrations: postgres-manager import db/migrations
--- run import empty notes --accept unproven
--- status 2
--- stderr
error: function import takes one directory
  hint: Name the one that contains the migrations: postgres-manager import db/migrations
--- run import missing --accept unproven
--- status 2
--- stderr
error: directory "missing" does not exist
  hint: Name the directory that contains the migrations, relative to this one.
--- run import empty --accept unproven
--- status 2
--- stderr
error: no migrations of a known tool were found in "empty"
  hint: Name the directory that contains the migrations, or the tool with --from: flyway, golang-migrate, dbmate, goose, sql-migrate, prisma, sqitch, node-pg-migrate, atlas, liquibase, rails.
--- file db/migrations/1_a.sql
-- migrate:up
select 1;
--- run import db --accept unproven
--- status 2
--- stderr
error: "db" contains no migrations of dbmate
  hint: Name the directory that contains them: postgres-manager import db/migrations
--- run import notes --from goos --accept unproven
--- status 2
--- stderr
error: "goos" is not a tool that --from knows
  hint: Write one of flyway, golang-migrate, dbmate, goose, sql-migrate, prisma, sqitch, node-pg-migrate, atlas, liquibase, rails.
--- run import empty --from flyway --output json --accept unproven
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"\"empty\" contains no migrations of Flyway","hint":"They are recognised by V<version>__<description>.sql."}}
--- run import db/migrations/1_a.sql
--- status 2
--- stderr
error: "db/migrations/1_a.sql" is not a directory
  hint: Name the directory that contains the migrations, relative to this one.
