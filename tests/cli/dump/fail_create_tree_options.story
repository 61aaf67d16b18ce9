--- server none
--- run dump --create-tree schema.sql --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: with --create-tree, function dump takes no file
  hint: Name the directory of the source tree: postgres-manager dump --postgres-dsn postgresql://nowhere/x --create-tree --root shop
--- run dump --create-tree --data app.country --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: --create-tree and --data exclude each other
  hint: Rows of reference data belong into a file of create/ that you write.
--- run dump --into create/ --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: option --into requires --create-tree
  hint: Write create/ of the database: postgres-manager dump --postgres-dsn postgresql://nowhere/x --create-tree
--- run dump --dry-run --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: option --dry-run requires --create-tree
  hint: Write create/ of the database: postgres-manager dump --postgres-dsn postgresql://nowhere/x --create-tree
--- run dump --ignore "table public.log" --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: option --ignore requires --create-tree
  hint: Write create/ of the database: postgres-manager dump --postgres-dsn postgresql://nowhere/x --create-tree
--- run dump --create-tree --into deployment/ --postgres-dsn postgresql://nowhere/x
--- status 2
--- stderr
error: a database cannot be written into "deployment/"
  hint: Only create/ of the source tree can be updated: --into create/.
--- run dump --create-tree --into deployment/ --postgres-dsn postgresql://nowhere/x --output json
--- status 2
--- stdout
{"event":"error","error":{"code":"usage","message":"a database cannot be written into \"deployment/\"","hint":"Only create/ of the source tree can be updated: --into create/."}}
