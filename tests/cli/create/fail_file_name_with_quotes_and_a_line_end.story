# A name that a shell or a log cannot show is a finding.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- file create/1-a/a.sql
select 1;
--- file create/1-a/it's "b"\nc.sql
select 1;
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/it's "b"\nc.sql: error: name "it's "b"\nc.sql" contains a control character [file-name-characters]
  hint: Rename it; letters, digits, blanks, dashes, dots and underscores are safe.
create/1-a/it's "b"\nc.sql: error: file "it's "b"\nc.sql" is not listed in order.json [order-json-unlisted-file]
  hint: Add it to order.json, as "2": "it's "b"\nc.sql" if it runs last, or delete the file.
2 problems in the source tree; nothing was run
