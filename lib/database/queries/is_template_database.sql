-- Returns one row if the database exists and is a template, which cannot be dropped. $1: its name
SELECT d.datname FROM pg_catalog.pg_database AS d WHERE d.datname = $1 AND d.datistemplate
