# \i is what order.json is for, \copy has a server-side form, \restrict is skipped.
--- server none
--- file create/1-a/order.json
{"1": "a.sql"}
--- bytes create/1-a/a.sql
\\restrict abc\n
\\i other.sql\n
\\copy a from 'a.csv'\n
--- run create --postgres-dsn host=/nowhere
--- status 3
--- stderr
create/1-a/a.sql:2:1: error: psql command \i cannot be used here [psql-command]
  LINE 2: \i other.sql
          ^
  hint: Remove the line, and list the file in order.json.
create/1-a/a.sql:3:1: error: psql command \copy cannot be used here [psql-command]
  LINE 3: \copy a from 'a.csv'
          ^
  hint: Use COPY ... FROM stdin; with the rows after it and a line \. at their end.
2 problems in the source tree; nothing was run
