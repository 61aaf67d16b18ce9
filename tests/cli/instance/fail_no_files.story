--- server none
--- run instance --postgres-dsn postgresql:///nowhere
--- status 3
--- stderr
error: there are no files in instance/
  detail: It may contain pg_hba.conf, settings.json and roles.sql.
  hint: Write one of them, or name the directory of the source tree: --root DIR
--- run instance --postgres-dsn postgresql:///nowhere --force
--- status 2
--- stderr
error: option --force requires --apply
  hint: Without --apply nothing is changed.
