# Nothing is written, not even beside it.
--- file schema.sql/x
a directory in place of the file
--- run dump schema.sql --postgres-dsn {dsn}
--- status 2
--- stderr
error: could not write "schema.sql": Is a directory
  hint: Name a file in an existing, writable directory: postgres-manager dump --postgres-dsn {dsn} FILE.
