# With dump, --data names a table; verify compares all rows.
--- server none
--- run verify --data app.country
--- status 2
--- stderr
error: function verify compares the rows of all tables
  hint: Write --data without the name of a table: postgres-manager verify --data
