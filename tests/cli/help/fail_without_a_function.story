# Nothing was requested: help, and an exit status that a script notices.
--- server none
--- run
--- status 2
--- stdout
postgres-manager keeps PostgreSQL instances in step with a version-controlled tree of SQL

Usage:
  postgres-manager --postgres-dsn DSN --function NAME [options]
  postgres-manager NAME [options]

Functions:
  init          begin a source tree
  create        bootstrap a new instance from create/
  deployment    update an existing instance from deployment/
  test-data     load test-data/ into an instance
  undo          undo the last deployments with the files in undo/
  baseline      adopt an existing instance
  repair        correct what the history says about single deployments
  status        show what an instance has and what is pending
  validate      check the source tree, also without a server
  verify        prove that create/ and the deployments lead to the same schema
  diff          write the deployments that lead existing instances to create/
  drift         show what was changed without this program
  dump          write the schema of an instance as SQL
  import        take over the migrations of another tool
  instance      compare a server with instance/, or change it to match
  new           write the next file of deployment/, or a new table in both places
  renumber      renumber new deployments after those of another branch
  prune         delete old deployments that every environment has
  reset         empty a database and create it again
  wait          wait until the server accepts queries
  dsn           print the connection string of a database
  psql          open psql on a database
  stop          stop the private server
  completion    print the completion script of a shell
  version       show the version
  help          show help, or help for the function that is named

The source tree is the current directory (--root DIR names another one):
  create/<n>-<group>/order.json and *.sql    the whole schema as it is today
  deployment/<ordinal>-<rest>.sql            one file per change, never edited once it has run anywhere
  manual-deployment/<ordinal>-<rest>.sql     manual deployments, for emergencies
  test-data/<ordinal>-<rest>.sql             data for development and test instances
  hooks/before-deployment, ...               executables that run around a create or a deployment

First steps:
  postgres-manager create --local            create the schema on a private server
  postgres-manager status --local            show what it contains
  postgres-manager validate                  check the tree, without a server
  postgres-manager help deployment           all about one function

Exit status:
  0 done   1 internal error   2 usage   3 source tree invalid   4 refused because of the instance's state
  5 no connection   6 SQL failed   7 lock not obtained   8 a check found something   9 done, but a hook failed
  130, 143 interrupted
