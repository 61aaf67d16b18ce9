# Nothing is written, not even beside it.
--- file schema.sql/x
a directory in place of the file
--- run dump schema.sql --postgres-dsn {dsn}
--- status 3
--- stderr
error: could not read file "schema.sql": Is a directory
  hint: Put a regular file in its place, or move it away.
